#!/usr/bin/env bash
# Runs a command beside a PostgreSQL server of its own, on loopback, thrown away afterwards:
#   tests/with_postgresql.sh .venv/bin/python -m pytest tests/store
# The command finds the server in TEST_DATABASE_URL and its programs in PG_BIN. Needs Debian's package postgresql (or PG_BIN=<folder of initdb>).
set -euo pipefail

bin=${PG_BIN:-$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -1)}
if [ ! -x "$bin/initdb" ]; then
    echo "no PostgreSQL here (Debian: apt-get install postgresql)" >&2
    exit 1
fi

# Hundreds of databases are made, copied and dropped: in memory where there is plenty of it, else where temporary files are.
base=/tmp
free() { df --output=avail --block-size=G /dev/shm 2>/dev/null | tail -1 | tr -dc 0-9; }
memory() { awk '/MemAvailable/ { print int($2 / 1048576) }' /proc/meminfo; }
if [ -w /dev/shm ] && [ "$(free)" -ge 4 ] && [ "$(memory)" -ge 6 ]; then
    base=/dev/shm
fi
folder=$(mktemp -d "$base/dashboard-postgresql.XXXXXX")
as_server=()
if [ "$(id -u)" = 0 ]; then # PostgreSQL refuses to run as root
    chown postgres "$folder"
    as_server=(runuser -u postgres --)
fi
port=$(python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')

stop() {
    "${as_server[@]}" "$bin/pg_ctl" -D "$folder/data" -m immediate stop >/dev/null || true
    rm -rf "$folder"
}
trap stop EXIT

cd "$folder"
"${as_server[@]}" "$bin/initdb" -D "$folder/data" -U dashboard -A trust -E UTF8 --locale=C.UTF-8 >/dev/null
# Nothing here outlives the run: no need to wait for the disk. What a standby missed while it was away is kept for it:
# every database that another test drops meanwhile ends in a checkpoint, which would throw it away.
"${as_server[@]}" "$bin/pg_ctl" -D "$folder/data" -l "$folder/log" -w start -o \
    "-p $port -k $folder -c listen_addresses=127.0.0.1 -c max_connections=200 -c wal_keep_size=2GB -c fsync=off -c synchronous_commit=off -c full_page_writes=off" >/dev/null
cd "$OLDPWD"

status=0
PG_BIN="$bin" TEST_DATABASE_URL="postgresql+psycopg://dashboard@127.0.0.1:$port/postgres" "$@" || status=$?
exit $status
