"""Templates select; they never see page text as a template.

Comes in: pages and a theme's Jinja templates. Goes out: bound storyboards, in which every reference has become the
nodes it stands for. Decided here: what a template can see of a page, and what a storyboard may say.
"""
