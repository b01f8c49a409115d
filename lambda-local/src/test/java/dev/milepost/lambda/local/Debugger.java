package dev.milepost.lambda.local;

import com.sun.jdi.AbsentInformationException;
import com.sun.jdi.Bootstrap;
import com.sun.jdi.Location;
import com.sun.jdi.VirtualMachine;
import com.sun.jdi.connect.IllegalConnectorArgumentsException;
import com.sun.jdi.event.BreakpointEvent;
import java.io.IOException;
import java.time.Duration;

/** What an IDE does at the port that {@code --debug} opens. */
public final class Debugger implements AutoCloseable {
    private static final Duration LONGEST = Duration.ofSeconds(60);

    private final VirtualMachine machine;

    private Debugger(VirtualMachine machine) {
        this.machine = machine;
    }

    public static Debugger attach(String port) throws IOException {
        var connector = Bootstrap.virtualMachineManager().attachingConnectors().stream()
                .filter(each -> each.name().equals("com.sun.jdi.SocketAttach"))
                .findFirst()
                .orElseThrow();
        var arguments = connector.defaultArguments();
        arguments.get("hostname").setValue("localhost");
        arguments.get("port").setValue(port);
        try {
            return new Debugger(connector.attach(arguments));
        } catch (IllegalConnectorArgumentsException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /**
     * Sets a breakpoint and waits until it is hit, then lets the program go on.
     *
     * @param className of a class that is loaded
     * @return the source that the program stopped in
     */
    public String stopsAt(String className, String method, Runnable call) throws InterruptedException {
        var loaded = machine.classesByName(className).getFirst();
        var place = loaded.methodsByName(method).getFirst().location();
        machine.eventRequestManager().createBreakpointRequest(place).enable();
        Thread.ofVirtual().start(call);
        while (true) {
            var events = machine.eventQueue().remove(LONGEST.toMillis());
            if (events == null) {
                throw new AssertionError("nobody came by " + place);
            }
            var hit = events.stream()
                    .filter(BreakpointEvent.class::isInstance)
                    .map(event -> ((BreakpointEvent) event).location())
                    .findFirst();
            events.resume();
            if (hit.isPresent()) {
                return source(hit.get());
            }
        }
    }

    private static String source(Location location) {
        try {
            return location.sourceName();
        } catch (AbsentInformationException e) {
            throw new AssertionError("compiled without the names of sources", e);
        }
    }

    @Override
    public void close() {
        machine.dispose();
    }
}
