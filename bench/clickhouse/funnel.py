"""Asks ClickHouse, in process, for funnels over generated events, as its own users would set it up.

    funnel.py FOLDER EVENTS.tsv COUNT

Keeps its table in FOLDER, loads it from EVENTS.tsv unless it holds COUNT events already, and says how large it is. Then it
answers one question a line, {"mode": "" or "strict_once", "conditions": [four SQL conditions], "window": milliseconds}, with
{"ms": wall time of the query, "reached": [people at each step]}.
"""

import json
import os
import sys
import time

from chdb import session

TABLE = """
    CREATE TABLE IF NOT EXISTS events (
      subject UInt64,
      ts UInt64,
      kind LowCardinality(String),
      campaign LowCardinality(String),
      plan LowCardinality(String)
    ) ENGINE = MergeTree ORDER BY (subject, ts)
"""


def answer(text):
    print(json.dumps(text), flush=True)


def rows(database, sql):
    return [json.loads(line) for line in str(database.query(sql, "JSONCompactEachRow")).splitlines() if line]


def load(database, file, count):
    database.query("CREATE DATABASE IF NOT EXISTS bench ENGINE = Atomic")
    database.query("USE bench")
    database.query(TABLE)
    if int(rows(database, "SELECT count() FROM events")[0][0]) != count:
        database.query("TRUNCATE TABLE events")
        database.query(f"INSERT INTO events SELECT * FROM file('{file}', 'TSV', "
                       "'subject UInt64, ts UInt64, kind String, campaign String, plan String')")
        database.query("OPTIMIZE TABLE events FINAL")
    held = int(rows(database, "SELECT count() FROM events")[0][0])
    size = rows(database, "SELECT sum(data_compressed_bytes) FROM system.parts WHERE table = 'events' AND active")[0][0]
    version = rows(database, "SELECT version()")[0][0]
    answer({"events": held, "bytes": int(size), "version": version})


def ask(database, question):
    window = f"'{question['mode']}'" if question["mode"] else ""
    arguments = f"{question['window']}" + (f", {window}" if window else "")
    conditions = question["conditions"]
    sql = (f"SELECT level, count() FROM (SELECT subject, windowFunnel({arguments})(ts, {', '.join(conditions)}) AS level "
           f"FROM events GROUP BY subject) GROUP BY level SETTINGS max_threads = {os.cpu_count()}")
    begin = time.perf_counter()
    levels = rows(database, sql)
    elapsed = (time.perf_counter() - begin) * 1000
    reached = [sum(int(n) for level, n in levels if level >= step) for step in range(1, len(conditions) + 1)]
    answer({"ms": elapsed, "reached": reached})


def main():
    folder, file, count = sys.argv[1], sys.argv[2], int(sys.argv[3])
    database = session.Session(folder)
    load(database, file, count)
    for line in sys.stdin:
        ask(database, json.loads(line))


if __name__ == "__main__":
    main()
