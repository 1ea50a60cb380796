# SPDX-License-Identifier: Apache-2.0
# shellcheck shell=bash
# Sourced by up, restart and down: where things are, and PostgreSQL as a user that it accepts.
# A run is a folder DIR: run.env (ports, passwords, mode 0600), server/ (Medusa's working folder), pids, logs, store.json.
# The packages are kept apart from it, in the cache, and shared by all runs.

here=$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")
project=$(readlink -f "$here/../../..")
cache=${CARAVAN_CONTRACT_CACHE:-$project/build/contract}
# The last release whose packages all say MIT; from 2.19.0 on some are proprietary.
version=2.18.0

die() { printf '%s: %s\n' "$(basename "$0")" "$*" >&2; exit 1; }
note() { printf '%6.1f s  %s\n' "$(elapsed)" "$*" >&2; }
elapsed() { local now; now=$(date +%s%N); echo "$(( (now - started) / 100000000 ))e-1"; }
started=$(date +%s%N)

export MEDUSA_DISABLE_TELEMETRY=true DO_NOT_TRACK=1 NODE_ENV=production NPM_CONFIG_UPDATE_NOTIFIER=false

# PostgreSQL refuses to run as root: then the user that Debian's package made is taken.
as_postgres() {
    if [ "$(id -u)" -eq 0 ]; then (cd / && runuser -u postgres -- "$@"); else "$@"; fi
}

postgres_bin() {
    local folder
    folder=$(find /usr/lib/postgresql -mindepth 2 -maxdepth 2 -name bin 2>/dev/null | sort -V | tail -n 1)
    if [ -n "$folder" ]; then echo "$folder"; return; fi
    command -v initdb >/dev/null || die "PostgreSQL is missing (Debian package postgresql)"
    dirname "$(readlink -f "$(command -v initdb)")"
}

free_port() {
    node -e 'const s=require("net").createServer();s.listen(0,"127.0.0.1",()=>{console.log(s.address().port);s.close()})'
}

secret() { head -c 18 /dev/urandom | base64 | tr '+/' 'ab'; }

start_postgres() { # data port log
    as_postgres "$(postgres_bin)/pg_ctl" -s -w -t 60 -D "$1" -l "$1/server.log" -o "-p $2 -c listen_addresses=127.0.0.1" start
}

stop_postgres() { # data
    as_postgres "$(postgres_bin)/pg_ctl" -s -w -t 60 -m "${2:-fast}" -D "$1" stop
}

# Ends the process of a pid file, when it is still the Medusa of that folder. Without ceremony: its data is thrown away,
# and a store that loses its power is what the suite wants to see.
kill_medusa() { # DIR
    local file=$1/server.pid pid
    [ -f "$file" ] || return 0
    pid=$(cat "$file")
    if [ "$(readlink -f "/proc/$pid/cwd" 2>/dev/null)" = "$(readlink -f "$1/server")" ]; then
        kill -KILL "$pid" 2>/dev/null || true
        while [ -d "/proc/$pid" ] && ! grep -q '^State:.Z' "/proc/$pid/status" 2>/dev/null; do sleep 0.05; done
    fi
    rm -f "$file"
}

start_medusa() { # DIR; run.env is sourced
    (
        cd "$1/server"
        export DATABASE_URL PORT JWT_SECRET COOKIE_SECRET
        # exec in a child of its own session: the pid file names node itself, and ^C does not reach it.
        setsid bash -c 'echo $$ >"$1"; exec node node_modules/.bin/medusa start -H 127.0.0.1 -p "$PORT"' _ \
            "$1/server.pid" >>"$1/server.log" 2>&1 </dev/null &
    )
    for _ in $(seq 1 480); do
        curl -sf -o /dev/null "http://127.0.0.1:$PORT/health" && return 0
        if [ -f "$1/server.pid" ] && [ ! -d "/proc/$(cat "$1/server.pid")" ]; then break; fi
        sleep 0.25
    done
    tail -n 20 "$1/server.log" >&2
    die "Medusa does not answer"
}
