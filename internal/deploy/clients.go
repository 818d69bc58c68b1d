package deploy

import (
	"context"

	"cloud.google.com/go/storage"
	"github.com/Azure/azure-sdk-for-go/sdk/azcore/policy"
	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/s3"
	"gocloud.dev/blob"
	"gocloud.dev/blob/s3blob"
)

// withoutRetries returns a bucket whose client does not try again by itself: every attempt of ours would be three, or as many as go into half a
// minute, with pauses of its own in between. That of Azure is told so with each call: see azureOnce.
func (d destination) withoutRetries(ctx context.Context, bucket *blob.Bucket) (*blob.Bucket, error) {
	var google *storage.Client
	if bucket.As(&google) {
		google.SetRetry(storage.WithPolicy(storage.RetryNever))
		return bucket, nil
	}
	return d.s3WithoutRetries(ctx, bucket)
}

// azureOnce has Azure's client try once whatever is asked with that context.
func azureOnce(ctx context.Context) context.Context {
	return policy.WithRetryOptions(ctx, policy.RetryOptions{MaxRetries: -1})
}

// s3WithoutRetries is that for a bucket of S3. Where the address asks for encryption, which can't be taken over from an open bucket, it stays as it is.
func (d destination) s3WithoutRetries(ctx context.Context, bucket *blob.Bucket) (*blob.Bucket, error) {
	var client *s3.Client
	if q := d.url.Query(); !bucket.As(&client) || q.Has("ssetype") || q.Has("kmskeyid") {
		return bucket, nil
	}
	o := client.Options()
	o.Retryer = aws.NopRetryer{}
	// A server that was killed may hold an object beside the checksum of what it held before. That has to be read to be put right.
	o.ResponseChecksumValidation = aws.ResponseChecksumValidationWhenRequired
	return s3blob.OpenBucket(ctx, s3.New(o), d.url.Host, &s3blob.Options{RequestChecksumCalculation: o.RequestChecksumCalculation})
}
