package dev.milepost.adapters.http.sending;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.stream.Stream;
import org.apache.hc.client5.http.DnsResolver;

/**
 * Looks names up for the HTTP client. It connects to what is answered here and looks up nothing by itself, so that a name that leads
 * elsewhere a moment later (DNS rebinding) gains nothing. One address that may not be called spoils its name.
 */
final class CheckedNames implements DnsResolver {
    private final CallableAddresses callable;
    private final NameService names;

    /** Finds the addresses of a name, or reads the literal one that it is. */
    @FunctionalInterface
    interface NameService {
        InetAddress[] lookUp(String host) throws UnknownHostException;
    }

    /** A name leads into a network that must not be called. */
    static final class AddressNotAllowedException extends UnknownHostException {
        private static final long serialVersionUID = 1;

        AddressNotAllowedException(String host) {
            super(host);
        }
    }

    CheckedNames(CallableAddresses callable, NameService names) {
        this.callable = callable;
        this.names = names;
    }

    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        var addresses = names.lookUp(host);
        if (!Stream.of(addresses).allMatch(callable::allows)) {
            throw new AddressNotAllowedException(host);
        }
        return addresses;
    }

    @Override
    public String resolveCanonicalHostname(String host) {
        return host;
    }
}
