package dev.milepost.lambda.packaging;

import dev.milepost.adapters.http.catalogue.EndpointCatalogue;
import dev.milepost.adapters.http.pages.PageBundle;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/** What CloudFront has to know of pages and API: what each page may load, and which addresses are the API's. */
record PageHosting(Template template) {
    /** The API's, beside what is served at the root as well. */
    private static final String OF_THE_API = "/api/*";

    /** Where the live view is pushed from, and where large photos are sent to: S3 signs for either name of a bucket. */
    private static final List<String> OTHERS = List.of(
            "wss://${LiveApi}.execute-api.${AWS::Region}.${AWS::URLSuffix}",
            "https://${PhotosBucket.DomainName}",
            "https://${PhotosBucket.RegionalDomainName}");

    void add() {
        var bundle = new PageBundle();
        var headers = template.properties("PagesHeaders").withObjectProperty("ResponseHeadersPolicyConfig");
        allowTiles(headers, bundle);
        headers.withObjectProperty("CustomHeadersConfig")
                .withArray("Items")
                .addObject()
                .put("Header", "Permissions-Policy")
                .put("Value", bundle.permissions())
                .put("Override", true);
        var behaviours = template.properties("Pages")
                .withObjectProperty("DistributionConfig")
                .putArray("CacheBehaviors");
        patterns(ApiRoute.all(Unit.catalogue())).forEach(path -> pass(path, behaviours.addObject()));
    }

    /** Of everything that is no file of the pages, as CloudFront writes them: each star is any text. */
    private static List<String> patterns(List<ApiRoute> routes) {
        var atRoot = routes.stream()
                .map(ApiRoute::path)
                .filter(path -> !path.startsWith(EndpointCatalogue.BASE_PATH + "/"))
                .map(path -> path.replaceAll("\\{[^}]*}", "*"));
        return Stream.concat(Stream.of(OF_THE_API), atRoot).distinct().toList();
    }

    private static void allowTiles(ObjectNode headers, PageBundle bundle) {
        var policy = headers.withObjectProperty("SecurityHeadersConfig").putObject("ContentSecurityPolicy");
        policy.put("Override", true);
        var choice =
                policy.putObject("ContentSecurityPolicy").putArray("Fn::If").add("HasTilesOrigin");
        choice.addObject().put("Fn::Sub", bundle.contentPolicy("${TilesOrigin}", OTHERS));
        choice.addObject().put("Fn::Sub", bundle.contentPolicy("", OTHERS));
    }

    private static void pass(String path, ObjectNode behaviour) {
        behaviour.put("PathPattern", path);
        behaviour.put("TargetOriginId", "api");
        behaviour.put("ViewerProtocolPolicy", "https-only");
        behaviour.put("Compress", true);
        var methods = behaviour.putArray("AllowedMethods");
        List.of("GET", "HEAD", "OPTIONS", "PUT", "PATCH", "POST", "DELETE").forEach(methods::add);
        behaviour.putObject("CachePolicyId").put("Ref", "ApiNeverCached");
        behaviour.putObject("OriginRequestPolicyId").put("Ref", "ApiRequest");
    }
}
