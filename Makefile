# Deux commandes suffisent : `make` prépare tout et construit les documents, `make test` passe les tests.
#
# Nothing is decided here: every target runs a program, and the program knows what is fresh. The set-up
# (tools/setup.sh) does nothing when .venv/ is up to date.
#
#   PAGES=…    pages to build, instead of all those of content/      make slides PAGES=content/equipe-produit.md
#   ARGS=…     options passed on to the program                      make ARGS=--final   make test ARGS='-k deck'
#   PACK=…     the pack to make                                      make pack PACK=content/packs/exemple.yaml
#   PYTHON=…   the Python (3.11 or later) that .venv/ is made from   make PYTHON=python3.12

PAGES ?=
ARGS ?=
PACK ?= content/packs/exemple.yaml
PYTHON ?=

MAKEFLAGS += --no-builtin-rules --no-print-directory
BIN := .venv/bin
EXPORT := $(BIN)/export-equipe

# A Python environment of the user's own must not leak into ours.
unexport PYTHONHOME PYTHONPATH
export PYTHON

.DEFAULT_GOAL := all

##@ Documents

.PHONY: all
all: .runtime ## Construit les diapositives, la note et le PDF dans build/ (cible par défaut)
	@$(EXPORT) build $(PAGES) $(ARGS)

.PHONY: slides
slides: .runtime ## Construit les diapositives (.pptx)
	@$(EXPORT) build $(PAGES) --format slides $(ARGS)

.PHONY: slides-pdf
slides-pdf: .runtime ## Construit les diapositives en PDF balisé (.diapositives.pdf)
	@$(EXPORT) build $(PAGES) --format slides-pdf $(ARGS)

.PHONY: memo
memo: .runtime ## Construit la note (.docx)
	@$(EXPORT) build $(PAGES) --format memo $(ARGS)

.PHONY: pdf
pdf: .runtime ## Construit le PDF
	@$(EXPORT) build $(PAGES) --format pdf $(ARGS)

.PHONY: html
html: .runtime ## Construit la page HTML
	@$(EXPORT) build $(PAGES) --format html $(ARGS)

.PHONY: pack
pack: .runtime ## Réunit un dossier complet et son archive dans build/packs/ (PACK=content/packs/exemple.yaml)
	@$(EXPORT) pack $(PACK) $(ARGS)

.PHONY: proof
proof: .dev ## Dessine chaque page produite en planches d’images dans build/proof/ (demande LibreOffice)
	@$(BIN)/python tools/proof.py $(ARGS)

.PHONY: clean
clean: ## Vide build/
	@find build -mindepth 1 -depth ! -path build/.gitkeep -delete

##@ Vérifications

.PHONY: test
test: .dev ## Passe les tests
	@$(BIN)/python -m pytest $(ARGS)

.PHONY: law
law: .dev ## Vérifie sur des milliers de pages tirées au sort que rien ne se perd (ARGS='--pages 500 --mutated 500')
	@$(BIN)/python -m tests.support.law_runs $(ARGS)

.PHONY: fit
fit: .dev ## Compare nos lignes, largeurs et hauteurs à celles de LibreOffice (demande LibreOffice ; ARGS='--decks 30')
	@PYTHONPATH=tools $(BIN)/python -m tests.support.fit_report $(ARGS)

.PHONY: attacks
attacks: .dev ## Attaque le programme par des contenus hostiles et dit ce que chacun obtient (minutes ; ARGS='YAML')
	@$(BIN)/python -m tests.hostile.run_corpus $(ARGS)

.PHONY: lint
lint: .dev ## Vérifie le style, la mise en forme et les règles d’import
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/lint-imports --no-cache

.PHONY: types
types: .dev ## Vérifie les types
	@$(BIN)/mypy

.PHONY: bench
bench: .bench ## Mesure durée et mémoire : une page, comparée à pandoc, puis 50 à 400 (minutes ; ARGS=--pages=50)
	@$(BIN)/python tools/bench_layout.py
	@$(BIN)/python tools/bench.py $(ARGS)

.PHONY: bench-layout
bench-layout: .dev ## Mesure la mise en page de 100 diapositives
	@$(BIN)/python tools/bench_layout.py $(ARGS)

##@ Maintenance

.PHONY: master
master: .runtime ## Refait les modèles (masters) du thème par défaut
	@$(BIN)/python tools/make_deck_master.py
	@$(BIN)/python tools/make_memo_master.py

.PHONY: lock
lock: ## Verrouille de nouveau les paquets (ARGS=--upgrade pour les plus récents)
	@bash tools/lock.sh $(ARGS)

.PHONY: help
help: ## Affiche cette aide
	@awk 'BEGIN { FS = ":.*## " } \
	  /^##@ / { printf "%s%s :\n", gap, substr($$0, 5); gap = "\n" } \
	  /^[a-z-]+:.*## / { printf "  make %-12s %s\n", $$1, $$2 }' Makefile

# --- Set-up, a level each ---------------------------------------------------------------------------------------------

.PHONY: .runtime .dev .bench
.runtime:
	@bash tools/setup.sh runtime

.dev:
	@bash tools/setup.sh dev

.bench:
	@bash tools/setup.sh bench
