package dev.milepost.server.demo;

import dev.milepost.application.people.CreateAccount;
import dev.milepost.application.people.ManageTeams;
import dev.milepost.application.port.AccountRepository;
import dev.milepost.application.receipt.ReceiptQueries;
import dev.milepost.application.receipt.ReviewReceipt;
import dev.milepost.application.receipt.UploadReceipt;
import dev.milepost.application.report.CloseReports;
import dev.milepost.application.route.DesignRoute;
import dev.milepost.application.route.RouteQueries;
import dev.milepost.application.task.CancelTask;
import dev.milepost.application.task.ClaimTask;
import dev.milepost.application.task.CompleteTask;
import dev.milepost.application.task.PublishTask;
import dev.milepost.application.task.StartTask;
import dev.milepost.application.task.TaskQueries;
import dev.milepost.application.tracking.RecordFixes;

/** What the demo does its work with, all by one clock. */
public record DemoUseCases(
        AccountRepository accounts,
        CreateAccount createAccount,
        ManageTeams teams,
        DesignRoute designRoute,
        RouteQueries routes,
        PublishTask publish,
        ClaimTask claim,
        StartTask start,
        CompleteTask complete,
        CancelTask cancel,
        TaskQueries tasks,
        RecordFixes record,
        UploadReceipt upload,
        ReviewReceipt review,
        ReceiptQueries receipts,
        CloseReports closeReports) {}
