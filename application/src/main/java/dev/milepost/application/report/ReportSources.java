package dev.milepost.application.report;

import dev.milepost.application.port.AccountRepository;
import dev.milepost.application.port.ReceiptRepository;
import dev.milepost.application.port.ReportRepository;
import dev.milepost.application.port.RouteRepository;
import dev.milepost.application.port.TaskRepository;
import dev.milepost.application.port.TeamRepository;

/** What reports are made from. */
public record ReportSources(
        ReportRepository reports,
        ReceiptRepository receipts,
        TaskRepository tasks,
        AccountRepository accounts,
        TeamRepository teams,
        RouteRepository routes) {}
