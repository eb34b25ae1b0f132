#!/bin/sh
# Read every export of a store in R, as its users would (Debian: r-cran-readr, r-cran-haven; jsonlite comes with them).
# Usage: scripts/check_r.sh STORE
set -eu
store=${1:?usage: scripts/check_r.sh STORE}
accord=$(dirname "$0")/../.venv/bin/accord
[ -x "$accord" ] || accord=accord
folder=$(mktemp -d)
trap 'rm -r "$folder"' EXIT
for name in csv gdelt polecat icews phoenix stata; do
    "$accord" export "$store" --as "$name" -o "$folder/events.$name" 2>/dev/null
done
"$accord" export "$store" --as csv --no-text -o "$folder/bare.csv" 2>/dev/null
cd "$folder"
Rscript --vanilla - <<'END'
suppressMessages({ library(readr); library(haven) })
check <- function(name, ok) { cat(sprintf("%-58s %s\n", name, if (isTRUE(ok)) "ok" else "FAILED")); if (!isTRUE(ok)) quit(status = 1) }
quiet <- function(x) { p <- problems(x); nrow(p) == 0 }

events <- read_csv("events.csv", col_types = cols(cameo = "c", .default = col_guess()), guess_max = Inf)
check("csv: readr reads it without a problem", quiet(events))
check("csv: days are days", inherits(events$day, "Date") && inherits(events$published, "Date"))
check("csv: truth values are logical", is.logical(events$disputed))
check("csv: codes keep their zeros", any(startsWith(events$cameo, "0")))
base <- read.csv("events.csv", colClasses = c(cameo = "character"), encoding = "UTF-8", na.strings = "")
check("csv: base R reads the same cells", nrow(base) == nrow(events) && identical(base$event, events$event) && identical(enc2utf8(base$evidence), events$evidence))
bare <- read_csv("bare.csv", col_types = cols(.default = "c"))
check("csv --no-text: no words, but hashes", !any(c("evidence", "trigger_words") %in% names(bare)) && all(nchar(bare$evidence_sha256) == 64))

stata <- read_dta("events.stata")
check("stata: haven reads the same rows", identical(as.character(stata$event), events$event))
check("stata: values have labels", all(as.character(as_factor(stata$type)) == events$type) && all(substr(as.character(as_factor(stata$factuality)), 1, 3) == substr(paste0(events$factuality, " "), 1, 3)))
check("stata: variables have labels", all(nchar(sapply(stata, function(x) attr(x, "label"))) > 0))
check("stata: the notes name the code lists", any(grepl("PLOVER", attr(stata, "notes"))))
check("stata: days, numbers and long text agree", all(stata$day == events$day, na.rm = TRUE) && all(stata$goldstein == events$goldstein) && all(gsub("^'", "", events$evidence) == gsub("^'", "", stata$evidence)))

tabs <- function(path, header, na = "") read_tsv(path, col_names = header, col_types = cols(.default = "c"), quote = "", na = na)
gdelt <- tabs("events.gdelt", FALSE)
check("gdelt: 61 columns, no header", ncol(gdelt) == 61 && quiet(gdelt))
check("gdelt: numbers of events are exact in R", all(as.character(format(as.numeric(gdelt$X1), scientific = FALSE, trim = TRUE)) == gdelt$X1) && !anyDuplicated(gdelt$X1))
icews <- read_tsv("events.icews", col_types = cols(.default = "c", `Event Date` = "D", Intensity = "d", `Sentence Number` = "i", Latitude = "d", Longitude = "d"), quote = "")
check("icews: 20 columns, read as the icews package reads them", ncol(icews) == 20 && quiet(icews) && !anyDuplicated(icews$`Event ID`))
polecat <- tabs("events.polecat", TRUE, na = "None")
check("polecat: 40 columns, None is missing", ncol(polecat) == 40 && quiet(polecat) && all(is.na(polecat$`Actor Title`)))
phoenix <- tabs("events.phoenix", FALSE)
check("phoenix: 26 columns, no header, one row a day", ncol(phoenix) == 26 && quiet(phoenix) && !anyDuplicated(phoenix[c("X2", "X6", "X10", "X14")]))
cat("readr", as.character(packageVersion("readr")), "haven", as.character(packageVersion("haven")), R.version.string, "\n")
END
