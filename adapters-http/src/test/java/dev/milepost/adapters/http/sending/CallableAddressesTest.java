package dev.milepost.adapters.http.sending;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CallableAddressesTest {
    private final CallableAddresses publicOnly = new CallableAddresses(false);
    private final CallableAddresses privateToo = new CallableAddresses(true);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.1.1.1",
                "9.255.255.255",
                "11.0.0.0",
                "100.63.255.255",
                "100.128.0.0",
                "172.15.255.255",
                "172.32.0.0",
                "192.167.255.255",
                "223.255.255.255",
                "::ffff:1.1.1.1",
                "2606:4700::1111",
                "2400:cb00::1"
            })
    void thePublicInternetMayBeCalled(String address) throws UnknownHostException {
        assertThat(publicOnly.allows(InetAddress.getByName(address))).isTrue();
        assertThat(privateToo.allows(InetAddress.getByName(address))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "10.0.0.1",
                "10.255.255.255",
                "127.0.0.1",
                "127.1.2.3",
                "172.16.0.1",
                "172.31.255.255",
                "192.168.1.1",
                "::1",
                "fc00::1",
                "fdff::1",
                "::ffff:10.0.0.1",
                "::ffff:127.0.0.1"
            })
    void privateNetworksMayBeCalledWhereThatIsAllowed(String address) throws UnknownHostException {
        assertThat(publicOnly.allows(InetAddress.getByName(address))).isFalse();
        assertThat(privateToo.allows(InetAddress.getByName(address))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0.0.0",
                "0.1.2.3",
                "100.64.0.1",
                "100.100.100.200",
                "169.254.169.254",
                "192.0.0.192",
                "192.0.2.1",
                "198.18.0.1",
                "198.51.100.1",
                "203.0.113.1",
                "224.0.0.1",
                "240.0.0.1",
                "255.255.255.255",
                "::",
                "::ffff:169.254.169.254",
                "::ffff:0:169.254.169.254",
                "::169.254.169.254",
                "::7f00:1",
                "64:ff9b::a9fe:a9fe",
                "64:ff9b:1::a00:1",
                "100::1",
                "2001::1",
                "2001:db8::1",
                "2002:a9fe:a9fe::1",
                "3fff::1",
                "fd00:ec2::254",
                "fe80::1",
                "fec0::1",
                "ff02::1"
            })
    void whateverElseIsNeverCalled(String address) throws UnknownHostException {
        assertThat(publicOnly.allows(InetAddress.getByName(address))).isFalse();
        assertThat(privateToo.allows(InetAddress.getByName(address))).isFalse();
    }
}
