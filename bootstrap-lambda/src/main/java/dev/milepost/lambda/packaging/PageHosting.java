package dev.milepost.lambda.packaging;

import dev.milepost.adapters.http.pages.PageBundle;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** What CloudFront has to know of pages and API: what each page may load, and which addresses are the API's. */
record PageHosting(Template template) {
    /** Everything that is no file of the pages. */
    private static final List<String> OF_THE_API =
            List.of("/api/*", "/docs*", "/health", "/ready", "/openapi.json", "/settings.json");

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
        OF_THE_API.forEach(path -> pass(path, behaviours.addObject()));
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
