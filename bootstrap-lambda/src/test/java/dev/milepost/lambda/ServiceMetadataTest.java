package dev.milepost.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.ServiceMetadata;
import software.amazon.awssdk.regions.servicemetadata.DynamodbServiceMetadata;

/** What stands before a class of the SDK's says what that says, of the services that functions call. */
class ServiceMetadataTest {
    @ParameterizedTest
    @ValueSource(strings = {"dynamodb", "s3", "sqs", "ssm", "textract"})
    void addressesAndRegionsOfSignaturesAreThoseOfTheSdk(String service) throws Exception {
        var ours = ServiceMetadata.of(service);
        try (var sdk = new URLClassLoader(jars(), ClassLoader.getPlatformClassLoader())) {
            var theirs = theirs(sdk, service);
            var region = sdk.loadClass(Region.class.getName());
            var endpointFor = theirs.getClass().getMethod("endpointFor", region);
            var signingRegion = theirs.getClass().getMethod("signingRegion", region);

            assertThat(Region.regions()).hasSizeGreaterThan(30).contains(Region.CN_NORTH_1);
            for (var each : Region.regions()) {
                var same = region.getMethod("of", String.class).invoke(null, each.id());
                assertThat(ours.endpointFor(each)).isEqualTo(endpointFor.invoke(theirs, same));
                assertThat(ours.signingRegion(each))
                        .hasToString(signingRegion.invoke(theirs, same).toString());
            }
            assertThat(ours.getClass().getName()).isEqualTo(theirs.getClass().getName());
        }
    }

    @Test
    void whatNoFunctionCallsIsNotLoaded() {
        assertThat(ServiceMetadata.of("dynamodb")).isInstanceOf(DynamodbServiceMetadata.class);
        assertThat(ServiceMetadata.of("accessanalyzer").getClass().getSimpleName())
                .isEqualTo("DefaultServiceMetadata");
    }

    private static Object theirs(ClassLoader sdk, String service) throws ReflectiveOperationException {
        return sdk.loadClass(ServiceMetadata.class.getName())
                .getMethod("of", String.class)
                .invoke(null, service);
    }

    /** The class path without what is ours. */
    private static URL[] jars() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> entry.endsWith(".jar") && !entry.contains("milepost-bootstrap-lambda"))
                .map(ServiceMetadataTest::url)
                .toArray(URL[]::new);
    }

    private static URL url(String entry) {
        try {
            return Path.of(entry).toUri().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalStateException(e);
        }
    }
}
