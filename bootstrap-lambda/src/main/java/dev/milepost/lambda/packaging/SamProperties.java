package dev.milepost.lambda.packaging;

import java.util.Map;
import java.util.Set;

/** The properties that SAM knows of what the templates use. A test holds them against SAM's own schema. */
final class SamProperties {
    static final Set<String> OF_GLOBALS = names("""
            Architectures AssumeRolePolicyDocument AutoPublishAlias CapacityProviderConfig CodeUri
            DeadLetterQueue DeploymentPreference Description DurableConfig Environment EphemeralStorage
            EventInvokeConfig FunctionScalingConfig Handler KmsKeyArn Layers LoggingConfig MemorySize
            PermissionsBoundary PropagateTags ProvisionedConcurrencyConfig PublishToLatestPublished
            RecursiveLoop ReservedConcurrentExecutions RolePath Runtime RuntimeManagementConfig SnapStart
            SourceKMSKeyArn Tags TenancyConfig Timeout Tracing VersionDeletionPolicy VpcConfig
            """);

    static final Map<String, Set<String>> OF_TYPES = Map.of(
            "AWS::Serverless::Function",
            names("""
            Architectures AssumeRolePolicyDocument AutoPublishAlias AutoPublishAliasAllProperties
            AutoPublishCodeSha256 CapacityProviderConfig CodeSigningConfigArn CodeUri DeadLetterQueue
            DeploymentPreference Description DurableConfig Environment EphemeralStorage EventInvokeConfig
            Events FileSystemConfigs FunctionName FunctionScalingConfig FunctionUrlConfig Handler
            ImageConfig ImageUri InlineCode KmsKeyArn Layers LoggingConfig MemorySize PackageType
            PermissionsBoundary Policies PropagateTags ProvisionedConcurrencyConfig
            PublishToLatestPublished RecursiveLoop ReservedConcurrentExecutions Role RolePath Runtime
            RuntimeManagementConfig SnapStart SourceKMSKeyArn Tags TenancyConfig Timeout Tracing
            VersionDeletionPolicy VersionDescription VpcConfig
            """),
            "AWS::Serverless::HttpApi",
            names("""
            AccessLogSettings Auth CorsConfiguration DefaultRouteSettings DefinitionBody DefinitionUri
            Description DisableExecuteApiEndpoint Domain FailOnWarnings Name PropagateTags RouteSettings
            StageName StageVariables Tags
            """),
            "AWS::Serverless::LayerVersion",
            names("""
            CompatibleArchitectures CompatibleRuntimes ContentUri Description LayerName LicenseInfo
            PublishLambdaVersion RetentionPolicy
            """));

    static final Map<String, Set<String>> OF_EVENTS = Map.of(
            "SQS",
            names("""
            BatchSize Enabled FilterCriteria FunctionResponseTypes KmsKeyArn MaximumBatchingWindowInSeconds
            MetricsConfig Queue ScalingConfig
            """),
            "S3",
            names("""
            Bucket Events Filter
            """),
            "SNS",
            names("""
            FilterPolicy FilterPolicyScope Region SqsSubscription Topic
            """),
            "DynamoDB",
            names("""
            BatchSize BisectBatchOnFunctionError DestinationConfig Enabled FilterCriteria
            FunctionResponseTypes KmsKeyArn MaximumBatchingWindowInSeconds MaximumRecordAgeInSeconds
            MaximumRetryAttempts MetricsConfig ParallelizationFactor StartingPosition
            StartingPositionTimestamp Stream TumblingWindowInSeconds
            """),
            "Schedule",
            names("""
            DeadLetterConfig Description Enabled Input Name RetryPolicy Schedule State
            """),
            "ScheduleV2",
            names("""
            DeadLetterConfig Description EndDate FlexibleTimeWindow GroupName Input KmsKeyArn Name OmitName
            PermissionsBoundary RetryPolicy RoleArn ScheduleExpression ScheduleExpressionTimezone StartDate
            State
            """));

    private SamProperties() {}

    private static Set<String> names(String text) {
        return Set.of(text.split("\\s+"));
    }
}
