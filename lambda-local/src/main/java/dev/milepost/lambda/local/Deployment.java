package dev.milepost.lambda.local;

import dev.milepost.lambda.local.gateway.HttpApi;
import dev.milepost.lambda.local.gateway.Pages;
import dev.milepost.lambda.local.gateway.SocketApi;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One state of the package: its functions and what leads to them.
 *
 * @param environment that the stack is for: {@code dev}
 */
record Deployment(
        String environment,
        Map<String, FunctionSpec> specs,
        Map<String, LocalFunction> functions,
        HttpApi api,
        Optional<SocketApi> sockets,
        Optional<Pages> pages,
        List<QueueSource.Properties> queues,
        List<StreamSource.Properties> streams,
        List<Schedule> schedules) {}
