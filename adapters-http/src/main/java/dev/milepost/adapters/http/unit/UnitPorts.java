package dev.milepost.adapters.http.unit;

import dev.milepost.application.port.AccountRepository;
import dev.milepost.application.port.IdSource;
import dev.milepost.application.port.ReceiptRepository;
import dev.milepost.application.port.ReportRepository;
import dev.milepost.application.port.RouteRepository;
import dev.milepost.application.port.TaskRepository;
import dev.milepost.application.port.TeamRepository;
import java.time.InstantSource;

/** The ports that a unit's use cases may take: those of the runtime that serves it. On AWS its role has to allow what they call. */
public record UnitPorts(
        TaskRepository tasks,
        RouteRepository routes,
        ReceiptRepository receipts,
        ReportRepository reports,
        AccountRepository accounts,
        TeamRepository teams,
        IdSource ids,
        InstantSource clock) {}
