package dev.milepost.server;

import java.io.PrintStream;

/** What {@code ./milepost --help} shows; the settings come from their one list. */
final class Help {
    private static final String COMMANDS = """
            Milepost: field work on designed routes.

            ./milepost serve [--port 8080] [--data ./data] [--host 127.0.0.1] [--database jdbc:postgresql://…]
                the whole system on this machine; Ctrl-C stops it
            ./milepost serve --demo
                the same with made-up data and couriers who drive, in a folder of its own
            ./milepost dev [--debug] [as serve]
                a server that follows the sources: Java, migrations, pages, and settings in the file .env of the
                project are taken up on save, while database, data and sign-ins stay; --debug: port 5005,
                or the next that is free
            ./milepost new unit NAME
                a folder units/NAME with a business unit to begin with: use case, endpoint, template part, tests
            ./milepost remove-demo [--data ./data]
                deletes the demo's data
            ./milepost test [--fast | --unit NAME]
                every test, as CI runs it; --fast: the core and the HTTP face, under a minute; --unit: those of units/NAME
            ./milepost package [--out build/package] [--release "PARAMETERS"]
                what is deployed: the server's jar, the Lambda functions' archives and their checked template;
                --release: any text, with another one every function is published anew
            ./milepost lambda [--port 3000] [--data ./data-lambda] [--cold] [--debug]
                the packaged functions on this machine, as their template says, behind one HTTP and WebSocket
                address; settings as for serve; --cold: each request in a new process; --debug: a port each
            ./milepost read-receipt FILE…
                what is read from photos or PDFs of receipts: one JSON line a file
            ./milepost export-receipts FOLDER [--from 2026-11-01] [--to 2026-11-30] [--data ./data]
                receipts that managers confirmed or corrected, as images and labels.csv, to score a reader by;
                the server must not be running on the data folder, or its database is named by --database
            ./milepost replay ROUTE TRACK…
                what the tracking rules make of recorded tracks (GPX, GeoJSON, KML, GeoLife .plt) on a route:
                one JSON line a track
            ./milepost bench [NAME…] [--json]
                benchmarks, each figure beside its floor in the same run: all of them, or those named
                (ingest, crash, claim, live, reload, package, reports, coldstart, lambda, matching);
                --json: one JSON line a figure
            ./milepost bench receipts FOLDER [--json]
                how many totals of labelled receipts are read right, and which not, and why: the folder has a
                labels.csv with file and total, as export-receipts writes it

            Exit codes: 0 done, 1 failed, 2 wrong use.

            Settings (a flag goes before the variable, the variable before the default):
            """;

    private Help() {}

    /** @return true: there is nothing that could fail */
    static boolean print(PrintStream out) {
        out.print(COMMANDS);
        for (var setting : Setting.values()) {
            out.printf("  %-27s %-12s %s%n", setting.variable(), setting.flag(), setting.description());
            out.printf(
                    "  %-27s %-12s default: %s%n",
                    "", "", setting.standard().isEmpty() ? "(empty)" : setting.standard());
        }
        return true;
    }
}
