package dev.milepost.adapters.http.sending;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.stream.Stream;

/**
 * Which addresses may be called on behalf of whoever names a host: those of the public Internet, and, where that is allowed, those of
 * private networks and this machine. Addresses that are neither are never called: links (169.254.169.254 hands out a machine's
 * credentials), multicast, reserved ones, carriers' own. After IANA's registries of special-purpose addresses (RFC 6890).
 */
final class CallableAddresses {
    private static final List<Block> PRIVATE =
            blocks("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "127.0.0.0/8", "::1/128", "fc00::/7");

    /** A cloud's keys to the machine, within an otherwise private block. */
    private static final List<Block> NEVER = blocks("fd00:ec2::/32");

    private static final List<Block> SPECIAL_V4 = blocks(
            "0.0.0.0/8",
            "10.0.0.0/8",
            "100.64.0.0/10",
            "127.0.0.0/8",
            "169.254.0.0/16",
            "172.16.0.0/12",
            "192.0.0.0/24",
            "192.0.2.0/24",
            "192.88.99.0/24",
            "192.168.0.0/16",
            "198.18.0.0/15",
            "198.51.100.0/24",
            "203.0.113.0/24",
            "224.0.0.0/4",
            "240.0.0.0/4");

    /** All that is given out for the public Internet; the rest holds, in one form or another, every IPv4 address once more. */
    private static final List<Block> GLOBAL_V6 = blocks("2000::/3");

    private static final List<Block> SPECIAL_V6 = blocks("2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20");

    private final boolean privateToo;

    CallableAddresses(boolean privateToo) {
        this.privateToo = privateToo;
    }

    boolean allows(InetAddress address) {
        var bits = address.getAddress();
        return isPublic(address, bits) || privateToo && isIn(PRIVATE, bits) && !isIn(NEVER, bits);
    }

    /** An IPv4 address in IPv6's clothes (::ffff:10.0.0.1) is an {@code Inet4Address} by now: the JDK makes it one. */
    private static boolean isPublic(InetAddress address, byte[] bits) {
        return address instanceof Inet4Address
                ? !isIn(SPECIAL_V4, bits)
                : isIn(GLOBAL_V6, bits) && !isIn(SPECIAL_V6, bits);
    }

    private static boolean isIn(List<Block> blocks, byte[] address) {
        return blocks.stream().anyMatch(block -> block.holds(address));
    }

    private static List<Block> blocks(String... texts) {
        return Stream.of(texts).map(Block::parse).toList();
    }

    /** All addresses that begin with the same bits. */
    private record Block(byte[] start, int length) {
        static Block parse(String text) {
            var parts = text.split("/");
            try {
                return new Block(InetAddress.getByName(parts[0]).getAddress(), Integer.parseInt(parts[1]));
            } catch (UnknownHostException noLiteral) {
                throw new IllegalArgumentException(text, noLiteral);
            }
        }

        boolean holds(byte[] address) {
            if (address.length != start.length) {
                return false;
            }
            for (var bit = 0; bit < length; bit++) {
                var mask = 0x80 >> (bit % 8);
                if ((address[bit / 8] & mask) != (start[bit / 8] & mask)) {
                    return false;
                }
            }
            return true;
        }
    }
}
