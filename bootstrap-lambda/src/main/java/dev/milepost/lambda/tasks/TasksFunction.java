package dev.milepost.lambda.tasks;

import dev.milepost.lambda.HttpFunction;
import dev.milepost.lambda.HttpUnit;
import dev.milepost.lambda.Ports;
import dev.milepost.lambda.Settings;

/** Tasks, from being offered to their end over HTTP. */
public final class TasksFunction extends HttpFunction {
    public TasksFunction() {
        this(new Ports(new Settings(System.getenv())));
    }

    private TasksFunction(Ports ports) {
        super(HttpUnit.host(ports, Tasks.endpoints(ports)), "/tasks");
    }
}
