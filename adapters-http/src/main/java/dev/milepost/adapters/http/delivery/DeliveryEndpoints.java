package dev.milepost.adapters.http.delivery;

import dev.milepost.adapters.http.catalogue.Endpoint;
import dev.milepost.adapters.http.catalogue.Paging;
import dev.milepost.adapters.http.catalogue.Request;
import dev.milepost.adapters.http.catalogue.Response;
import dev.milepost.adapters.http.json.About;
import dev.milepost.adapters.http.json.Text;
import dev.milepost.adapters.http.problem.ProblemType;
import dev.milepost.adapters.http.problem.Refusals;
import dev.milepost.application.delivery.DeliveryQueries;
import dev.milepost.application.delivery.ManageWebhooks;
import dev.milepost.application.people.Caller;
import dev.milepost.domain.delivery.Webhook;
import dev.milepost.domain.delivery.WebhookId;
import dev.milepost.domain.delivery.WebhookUrl;
import dev.milepost.domain.people.Role;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The calls about webhooks, and the log of deliveries. */
public final class DeliveryEndpoints {
    private static final String PATH = "/webhooks";

    private final ManageWebhooks webhooks;
    private final DeliveryQueries deliveries;

    public DeliveryEndpoints(ManageWebhooks webhooks, DeliveryQueries deliveries) {
        this.webhooks = webhooks;
        this.deliveries = deliveries;
    }

    record NewWebhookJson(
            @About("Gets a POST of JSON when a report has been made") @Text(max = WebhookUrl.MAX_LENGTH)
            String url,

            @About("Signs the messages; one is made if none is given")
            @Text(min = ManageWebhooks.LEAST_SECRET, max = ManageWebhooks.MOST_SECRET)
            Optional<String> secret) {
        @Override
        public String toString() {
            return "NewWebhookJson[" + url + "]";
        }
    }

    record IssuedWebhookJson(
            String id,
            String url,

            @About("Shown this once. Milepost-Signature: t=SECOND,v1=HEX is HMAC-SHA256 with it over SECOND.BODY")
            String secret,

            Instant createdAt) {
        @Override
        public String toString() {
            return "IssuedWebhookJson[" + id + "]";
        }
    }

    record WebhookJson(String id, String url, Instant createdAt) {
        static WebhookJson of(Webhook webhook) {
            return new WebhookJson(webhook.id().value(), webhook.url().value(), webhook.createdAt());
        }
    }

    public List<Endpoint> endpoints() {
        return List.of(
                Endpoint.post(PATH, "createWebhook", "Have another system told of each report that is made")
                        .forRoles(Role.ADMIN)
                        .takes(NewWebhookJson.class)
                        .answers(201, IssuedWebhookJson.class)
                        .refuses(ProblemType.TOO_MANY_WEBHOOKS)
                        .idempotent()
                        .handledBy(this::create),
                Endpoint.get(PATH, "listWebhooks", "Webhooks, newest first")
                        .forRoles(Role.ADMIN)
                        .answersListOf(WebhookJson.class)
                        .handledBy((request, admin) -> Paging.answer(webhooks.list(), WebhookJson::of)),
                Endpoint.delete(PATH + "/{id}", "deleteWebhook", "End a webhook at once")
                        .forRoles(Role.ADMIN)
                        .handledBy((request, admin) -> {
                            Refusals.orRefuse(webhooks.remove(id(request)));
                            return Response.noContent();
                        }),
                Endpoint.post(PATH + "/{id}/ping", "pingWebhook", "Send a message that says nothing, to try it out")
                        .forRoles(Role.ADMIN)
                        .answers(201, DeliveryJson.class)
                        .idempotent()
                        .handledBy(this::ping),
                Endpoint.get("/deliveries", "listDeliveries", "What was told to whom, with every try, newest first")
                        .forRoles(Role.ADMIN)
                        .answersPageOf(DeliveryJson.class)
                        .handledBy((request, admin) ->
                                Paging.answer(request, deliveries.log(Paging.of(request)), DeliveryJson::of)));
    }

    private Response create(Request request, Caller admin) {
        var json = request.body(NewWebhookJson.class);
        var webhook = Refusals.orRefuse(webhooks.register(json.url(), json.secret()));
        var id = webhook.id().value();
        return Response.created(
                PATH + "/" + id,
                new IssuedWebhookJson(id, webhook.url().value(), webhook.secret(), webhook.createdAt()));
    }

    private Response ping(Request request, Caller admin) {
        return Response.created("/deliveries", DeliveryJson.of(Refusals.orRefuse(webhooks.ping(id(request)))));
    }

    private static WebhookId id(Request request) {
        return new WebhookId(request.path("id"));
    }
}
