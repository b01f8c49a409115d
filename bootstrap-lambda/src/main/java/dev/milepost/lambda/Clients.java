package dev.milepost.lambda;

import dev.milepost.adapters.aws.CallLimits;
import dev.milepost.adapters.aws.websocket.GatewaySockets;
import java.net.URI;
import java.time.Duration;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.providers.DefaultAwsRegionProviderChain;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.textract.TextractClient;

/**
 * Clients of the services. Region and credentials come from Lambda's own variables; on a laptop {@code AWS_ENDPOINT_URL} and the like lead
 * to what stands in for the services. Limits of time stay below those of functions and of API Gateway (30 s).
 */
final class Clients {
    private Clients() {}

    static DynamoDbClient dynamoDb() {
        return of(DynamoDbClient.builder(), Duration.ofSeconds(1), Duration.ofSeconds(3));
    }

    static S3Client s3() {
        return of(S3Client.builder().forcePathStyle(isOnALaptop()), Duration.ofSeconds(8), Duration.ofSeconds(20));
    }

    private static boolean isOnALaptop() {
        return System.getenv("AWS_ENDPOINT_URL_S3") != null;
    }

    /** Signs addresses; calls nobody. */
    static S3Presigner presigner(S3Client like) {
        return S3Presigner.builder()
                .s3Client(like)
                .serviceConfiguration(S3Configuration.builder()
                        .pathStyleAccessEnabled(isOnALaptop())
                        .build())
                .build();
    }

    static SqsClient sqs() {
        return of(SqsClient.builder(), Duration.ofSeconds(2), Duration.ofSeconds(5));
    }

    static SsmClient ssm() {
        return of(SsmClient.builder(), Duration.ofSeconds(2), Duration.ofSeconds(5));
    }

    /** @param stage of the WebSocket API */
    static GatewaySockets sockets(URI stage) {
        var http = UrlConnectionHttpClient.builder()
                .connectionTimeout(Duration.ofSeconds(1))
                .socketTimeout(Duration.ofSeconds(3))
                .build();
        var region = DefaultAwsRegionProviderChain.builder().build().getRegion().id();
        return new GatewaySockets(http, DefaultCredentialsProvider.builder().build(), region, stage);
    }

    static TextractClient textract() {
        return of(TextractClient.builder(), Duration.ofSeconds(25), Duration.ofSeconds(50));
    }

    private static <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C of(
            B builder, Duration attempt, Duration whole) {
        return builder.httpClientBuilder(UrlConnectionHttpClient.builder())
                .overrideConfiguration(CallLimits.of(attempt, whole).build())
                .build();
    }
}
