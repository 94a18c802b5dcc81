package org.marketingmetrics.server.cli;

import picocli.CommandLine.Command;

/** What concerns benchmarks. */
@Command(
    name = "benchmark",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    description = "List benchmarks, hold values against them, make some of your own data.")
final class BenchmarkCommand {}
