#!/usr/bin/env bash
# The files of the pages into the bucket of a stack, from the project's root after the stack was deployed: pages.sh STACK [FOLDER]
set -euo pipefail

pages=${2:-build/package/pages}
bucket=$(aws cloudformation describe-stacks --stack-name "$1" \
  --query "Stacks[0].Outputs[?OutputKey=='PagesBucketName'].OutputValue" --output text)
aws s3 sync "$pages" "s3://$bucket" --cache-control no-cache --exclude '*.webmanifest'
aws s3 cp "$pages/courier/app.webmanifest" "s3://$bucket/courier/app.webmanifest" \
  --content-type application/manifest+json --cache-control no-cache
# What a folder's own address leads to.
for key in courier courier/; do
  aws s3api put-object --bucket "$bucket" --key "$key" --body "$pages/courier/index.html" \
    --content-type 'text/html;charset=utf-8' --cache-control no-cache
done
