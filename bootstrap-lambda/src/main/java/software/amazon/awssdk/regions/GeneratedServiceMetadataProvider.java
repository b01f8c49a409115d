package software.amazon.awssdk.regions;

import software.amazon.awssdk.regions.servicemetadata.DynamodbServiceMetadata;
import software.amazon.awssdk.regions.servicemetadata.EnhancedS3ServiceMetadata;
import software.amazon.awssdk.regions.servicemetadata.SqsServiceMetadata;
import software.amazon.awssdk.regions.servicemetadata.SsmServiceMetadata;
import software.amazon.awssdk.regions.servicemetadata.TextractServiceMetadata;

/**
 * Stands before the SDK's class of this name, which makes an object of a class of its own for each service of AWS: three hundred, a fifth of
 * a cold start's time, to look one of them up. This one knows those that functions call. The layer with it comes before the libraries' on
 * the class path, by the order of names that Lambda puts jars in.
 */
public final class GeneratedServiceMetadataProvider implements ServiceMetadataProvider {
    /** @return null for other services: the SDK then takes what holds for most */
    @Override
    public ServiceMetadata serviceMetadata(String endpointPrefix) {
        return switch (endpointPrefix) {
            case "dynamodb" -> new DynamodbServiceMetadata();
            case "s3" -> new EnhancedS3ServiceMetadata();
            case "sqs" -> new SqsServiceMetadata();
            case "ssm" -> new SsmServiceMetadata();
            case "textract" -> new TextractServiceMetadata();
            default -> null;
        };
    }
}
