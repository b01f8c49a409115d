package dev.milepost.adapters.local.javalin;

import dev.milepost.adapters.http.catalogue.Response;
import dev.milepost.adapters.http.dispatch.ResponseWriter;
import dev.milepost.adapters.http.live.LiveHandshake.Answer;
import dev.milepost.adapters.http.live.LiveRoom;
import dev.milepost.adapters.http.problem.Problem;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.eclipse.jetty.ee10.websocket.server.JettyWebSocketServerContainer;

/** Makes a WebSocket of a request for the live view that asks for one, before Javalin, which checks neither origins nor subprotocols. */
final class LiveUpgrade extends HttpFilter {
    private static final long serialVersionUID = 1;

    private final transient LiveRoom room;

    LiveUpgrade(LiveRoom room) {
        this.room = room;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (!"websocket".equalsIgnoreCase(request.getHeader("Upgrade"))) {
            chain.doFilter(request, response);
            return;
        }
        var query = Optional.ofNullable(request.getQueryString()).orElse("");
        switch (room.answer(ServletHeaders.of(request), query)) {
            case Answer.Refused refused -> refuse(refused.problem(), response);
            case Answer.Accepted accepted -> upgrade(accepted, request, response);
        }
    }

    private void upgrade(Answer.Accepted accepted, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        var container = JettyWebSocketServerContainer.ensureContainer(getServletContext());
        container.upgrade(
                (asked, answer) -> {
                    accepted.protocol().ifPresent(answer::setAcceptedSubProtocol);
                    // Compression would keep a window for each viewer, and compress the same message for each.
                    answer.setExtensions(List.of());
                    return new LiveSocket(room, accepted);
                },
                request,
                response);
    }

    private static void refuse(Problem problem, HttpServletResponse response) throws IOException {
        var answer = ResponseWriter.write(Response.problem(problem));
        response.setStatus(answer.status());
        answer.headers().forEach((name, values) -> response.setHeader(name, values.getFirst()));
        response.setContentLength(answer.body().length);
        response.getOutputStream().write(answer.body());
    }
}
