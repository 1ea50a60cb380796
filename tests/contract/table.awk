# SPDX-License-Identifier: Apache-2.0
# Turns the plain outputs of QtTest, one file a store, into a table with a row per case. Status 1 when a case failed.
function pad(text, width) { return sprintf("%-" width "s", text) }
FNR == 1 {
    store = FILENAME
    sub(/\.txt$/, "", store)
    stores[++storeCount] = store
}
/^(PASS|FAIL!|XFAIL|XPASS|SKIP)[ ]*: / {
    verdict = $1
    sub(/!$/, "", verdict)
    name = $0
    sub(/^[A-Z!]+[ ]*: /, "", name)
    sub(/^caravan::contract::/, "", name)
    sub(/\).*$/, ")", name)
    if (name ~ /::(cleanupTestCase|initTestCase)\(\)$/ && verdict == "PASS") next
    if (!(name in seen)) { seen[name] = 1; names[++count] = name }
    # A case that both skips and ends counts as skipped, one that fails as failed.
    if (!((name, store) in result) || verdict == "FAIL") result[name, store] = verdict
    if (length(name) > width) width = length(name)
}
END {
    header = pad("case", width)
    for (s = 1; s <= storeCount; ++s) header = header "  " pad(stores[s], 10)
    print header
    for (i = 1; i <= count; ++i) {
        line = pad(names[i], width)
        for (s = 1; s <= storeCount; ++s) {
            verdict = ((names[i], stores[s]) in result) ? result[names[i], stores[s]] : "MISSING"
            ++tally[stores[s], verdict]
            if (verdict == "FAIL" || verdict == "MISSING" || verdict == "XPASS") bad = 1
            line = line "  " pad(tolower(verdict), 10)
        }
        print line
    }
    for (s = 1; s <= storeCount; ++s)
        printf "%s: %d passed, %d failed, %d skipped, %d missing\n", stores[s], tally[stores[s], "PASS"], \
            tally[stores[s], "FAIL"], tally[stores[s], "SKIP"], tally[stores[s], "MISSING"]
    exit (bad || count == 0)
}
