package dev.milepost.lambda.packaging;

import java.util.Map;
import java.util.Set;

/** The types of resources that are declared, and what they come down to. A test holds them against CloudFormation's own list of both regions in China. */
final class ResourceTypes {
    /** What SAM makes of its own types. */
    static final Map<String, Set<String>> OF_SAM = Map.of(
            "AWS::Serverless::Function",
            Set.of(
                    "AWS::Lambda::Function",
                    "AWS::Lambda::Version",
                    "AWS::Lambda::Alias",
                    "AWS::Lambda::Permission",
                    "AWS::Lambda::EventSourceMapping",
                    "AWS::IAM::Role",
                    "AWS::Events::Rule",
                    "AWS::CodeDeploy::Application",
                    "AWS::CodeDeploy::DeploymentGroup"),
            "AWS::Serverless::HttpApi",
            Set.of("AWS::ApiGatewayV2::Api", "AWS::ApiGatewayV2::Stage"),
            "AWS::Serverless::LayerVersion",
            Set.of("AWS::Lambda::LayerVersion"));

    /** Types of CloudFormation that are in both regions of China. */
    static final Set<String> IN_CHINA = Set.of(
            "AWS::ApiGatewayV2::Api",
            "AWS::ApiGatewayV2::Deployment",
            "AWS::ApiGatewayV2::Integration",
            "AWS::ApiGatewayV2::Route",
            "AWS::ApiGatewayV2::Stage",
            "AWS::CloudFront::CachePolicy",
            "AWS::CloudFront::CloudFrontOriginAccessIdentity",
            "AWS::CloudFront::Distribution",
            "AWS::CloudFront::OriginRequestPolicy",
            "AWS::CloudFront::ResponseHeadersPolicy",
            "AWS::CloudWatch::Alarm",
            "AWS::CloudWatch::Dashboard",
            "AWS::CodeDeploy::Application",
            "AWS::CodeDeploy::DeploymentGroup",
            "AWS::DynamoDB::Table",
            "AWS::Events::Rule",
            "AWS::IAM::Role",
            "AWS::Lambda::Alias",
            "AWS::Lambda::EventSourceMapping",
            "AWS::Lambda::Function",
            "AWS::Lambda::LayerVersion",
            "AWS::Lambda::Permission",
            "AWS::Lambda::Version",
            "AWS::Logs::LogGroup",
            "AWS::RDS::DBProxy",
            "AWS::RDS::DBProxyTargetGroup",
            "AWS::S3::Bucket",
            "AWS::S3::BucketPolicy",
            "AWS::SQS::Queue");

    private ResourceTypes() {}

    static boolean isInChina(String type) {
        return IN_CHINA.containsAll(OF_SAM.getOrDefault(type, Set.of(type)));
    }
}
