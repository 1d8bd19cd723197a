"""The default deck's master, part by part, as text: what ``make_deck_master.py`` puts together."""
