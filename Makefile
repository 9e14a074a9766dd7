# Mọi việc của sổ tay, gọi bằng `make`; lần đầu tự tạo môi trường trong .venv.
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:

PERIOD ?= 2026Q2
OFFICE ?= btctu
INBOX ?= build/btctu/$(PERIOD)/hop-thu
PYTHON ?= python3.11 python3 python3.12 python3.13

VENV := .venv
IN_VENV := $(VENV)/bin/python
export PATH := $(CURDIR)/$(VENV)/bin:$(PATH)
export PIP_DISABLE_PIP_VERSION_CHECK := 1

# A venv that was copied or moved, or whose Python is gone, is made anew.
ifneq ($(shell cat $(VENV)/place 2>/dev/null),$(CURDIR))
.PHONY: $(VENV)/place
endif
ifeq ($(wildcard $(IN_VENV)),)
.PHONY: $(VENV)/place
endif

# Files of tests run side by side, one a core: what a file makes once is made once.
SIDE_BY_SIDE := -n logical --maxprocesses 4 --dist loadfile

.PHONY: help report test test-all bench lab sample returns closed assets picture lock install clean

help: ## Các lệnh của sổ tay
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-10s %s\n", $$1, $$2 }' Makefile

report: install ## Lập báo cáo: quý 2026Q2; khác thì `make report PERIOD=2026Q1`, `make report OFFICE=duk PERIOD=2021H1`
	@baocao build "$(PERIOD)" --office "$(OFFICE)"

lab: install ## Mở sổ tay trong JupyterLab
	@baocao lab

test: install ## Chạy kiểm thử nhanh (dưới 5 phút)
	$(IN_VENV) -m pytest $(SIDE_BY_SIDE) -m "not slow and not browser"

test-all: install ## Chạy phần kiểm thử chậm: môi trường, ngắt giữa chừng, trình duyệt
	$(IN_VENV) -m pytest -m "slow or browser"

bench: install ## Đo tốc độ đọc, thời gian lập báo cáo, bộ nhớ; so với papermill và nbconvert
	@PYTHONPATH=tests $(IN_VENV) -m bench
	@PYTHONPATH=tests $(IN_VENV) -m slips

sample: install ## Sinh lại bảng tính mẫu trong data/
	PYTHONPATH=tests $(IN_VENV) -m sample --out data

returns: install ## Sinh biểu minh họa mà 128 cấp ủy gửi về cho một kỳ, để thử tiếp nhận: `make returns PERIOD=2026Q3`
	@PYTHONPATH=tests $(IN_VENV) -m sample --returns "$(PERIOD)" --inbox "$(INBOX)"
	@echo "Biểu minh họa của 128 cấp ủy nằm ở $(INBOX)."
	@echo "Tiếp nhận biểu: baocao collect $(PERIOD) --inbox $(INBOX)"

closed: install ## Xóa bản chốt 2026Q1 của dữ liệu mẫu rồi chốt lại (chỉ dùng với dữ liệu mẫu)
	rm -rf data/btctu/closed/2026Q1
	@baocao close 2026Q1

assets: install ## Sinh lại phông chữ và ảnh đi kèm gói
	PYTHONPATH=tests $(IN_VENV) -m assets

picture: install ## Vẽ lại ảnh trang báo cáo trong README
	PYTHONPATH=tests $(IN_VENV) -m readme

lock: install ## Giải lại requirements.lock theo pyproject.toml
	uv pip compile --universal --python-version 3.11 --generate-hashes --all-extras \
		--no-emit-index-url --no-annotate --no-header pyproject.toml -o requirements.lock

clean: ## Xóa môi trường và bộ nhớ đệm; build/ được giữ vì có thể có tệp sửa tay
	rm -rf $(VENV) .pytest_cache .hypothesis
	find lib tests -name __pycache__ -type d -prune -exec rm -rf {} +

install: $(VENV)/installed

$(VENV)/installed: pyproject.toml $(VENV)/locked
	@echo "Cài gói baocao ..."
	@$(IN_VENV) -m pip install --quiet --no-deps --no-build-isolation -e .
	@$(IN_VENV) -m compileall -q lib
	@touch $@

$(VENV)/locked: requirements.lock $(VENV)/place
	@echo "Cài các thư viện đã khóa phiên bản (lần đầu mất vài phút) ..."
	@$(IN_VENV) -m pip install --compile --require-hashes -r requirements.lock
	@touch $@

SUPPORTED := import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))

$(VENV)/place:
	@for candidate in $(PYTHON); do \
		if "$$candidate" -c "$(SUPPORTED)" 2>/dev/null; then chosen=$$candidate; break; fi; \
	done; \
	if [ -z "$$chosen" ]; then \
		echo "Không thấy Python 3.11, 3.12 hay 3.13 ($(PYTHON)): hãy cài Python 3.11," \
			"hoặc chỉ chỗ bằng 'make PYTHON=/đường/dẫn/python3.11 ...'." >&2; exit 1; \
	fi; \
	if ! "$$chosen" -c "import ensurepip, venv" 2>/dev/null; then \
		echo "$$chosen thiếu mô-đun venv: hãy cài nó" \
			"(Debian, Ubuntu: 'sudo apt install python3-venv') rồi chạy lại." >&2; exit 1; \
	fi; \
	echo "Tạo môi trường $(VENV) bằng $$chosen ..."; \
	"$$chosen" -m venv --clear $(VENV) && printf '%s\n' "$(CURDIR)" > $@
