package deploy

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"syscall"

	"github.com/Azure/azure-sdk-for-go/sdk/azcore"
	"gocloud.dev/gcerrors"
	"google.golang.org/api/googleapi"
)

// codeOf returns the name that a store gives an error, such as NoSuchBucket; empty where it gives none.
func codeOf(err error) string {
	var amazon interface{ ErrorCode() string } // as the SDK of S3 names it
	var azure *azcore.ResponseError
	switch {
	case errors.As(err, &amazon):
		return amazon.ErrorCode()
	case errors.As(err, &azure):
		return azure.ErrorCode
	}
	return ""
}

// statusOf returns the HTTP status of an error; 0 where there is none.
func statusOf(err error) int {
	var amazon interface{ HTTPStatusCode() int }
	var azure *azcore.ResponseError
	var google *googleapi.Error
	switch {
	case errors.As(err, &amazon):
		return amazon.HTTPStatusCode()
	case errors.As(err, &azure):
		return azure.StatusCode
	case errors.As(err, &google):
		return google.Code
	}
	return 0
}

// kinds are the codes of problems, with what stores call them. The order counts: a name tells more than a status.
var kinds = []struct {
	problem string
	codes   []string
	status  []int
	texts   []string // of errors that have neither
}{
	{"deploy-no-credentials", nil, nil, []string{credentialsMark, "could not find default credentials", "private key should be a PEM", "AccountName is required", "DefaultAzureCredential"}},
	{"deploy-region", []string{"AuthorizationHeaderMalformed", "PermanentRedirect", "IllegalLocationConstraintException"}, nil, []string{"Missing Region", "missing region", "ResolveEndpoint"}},
	{"deploy-credentials", []string{
		"InvalidAccessKeyId", "SignatureDoesNotMatch", "ExpiredToken", "InvalidToken", "TokenRefreshRequired", "AuthenticationFailed", "InvalidClientTokenId",
		"RequestTimeTooSkewed", "InvalidAuthenticationInfo", "XAdminUserNotFound",
	}, []int{http.StatusUnauthorized}, []string{"oauth2: cannot fetch token"}},
	{"deploy-full", []string{"QuotaExceeded", "InsufficientCapacity", "StorageFull", "XMinioStorageFull", "XAmzQuotaExceeded", "AccountQuotaExceeded"},
		[]int{http.StatusInsufficientStorage}, nil},
	{"deploy-no-bucket", []string{"NoSuchBucket", "ContainerNotFound", "InvalidBucketName"}, []int{http.StatusNotFound}, nil},
	{"deploy-not-allowed", []string{"AccessDenied", "AllAccessDisabled", "AuthorizationFailure", "AuthorizationPermissionMismatch"}, []int{http.StatusForbidden}, nil},
	{"deploy-overloaded", []string{"SlowDown", "ServiceUnavailable", "ServerBusy"}, []int{
		http.StatusTooManyRequests, http.StatusInternalServerError, http.StatusBadGateway, http.StatusServiceUnavailable, http.StatusGatewayTimeout,
	}, nil},
}

// kindOf returns the code of the problem that an error is; empty where it is none of those that people can mend.
func kindOf(err error) string {
	if errors.Is(err, io.ErrUnexpectedEOF) { // the answer broke off: what there is of it means nothing
		return "deploy-unreachable"
	}
	code, status := codeOf(err), statusOf(err)
	for _, k := range kinds {
		if code != "" && slices.Contains(k.codes, code) || slices.ContainsFunc(k.texts, func(text string) bool { return strings.Contains(err.Error(), text) }) {
			return k.problem
		}
	}
	for _, k := range kinds {
		if slices.Contains(k.status, status) {
			return k.problem
		}
	}
	return kindOfMachine(err)
}

// kindOfMachine knows the errors of the network and of this machine's disk.
func kindOfMachine(err error) string {
	var network net.Error
	var slow *slowError
	switch {
	case errors.Is(err, syscall.ENOSPC) || errors.Is(err, syscall.EDQUOT):
		return "deploy-full"
	case errors.Is(err, fs.ErrPermission) || errors.Is(err, syscall.EROFS) || gcerrors.Code(err) == gcerrors.PermissionDenied:
		return "deploy-not-allowed"
	case errors.As(err, &slow) || errors.As(err, &network):
		return "deploy-unreachable"
	case gcerrors.Code(err) == gcerrors.NotFound || errors.Is(err, fs.ErrNotExist):
		return "deploy-no-bucket"
	}
	return ""
}

// isPassing reports whether an error may be gone another time.
func isPassing(err error) bool {
	var told *Error
	if errors.As(err, &told) || errors.Is(err, errMissing) || errors.Is(err, errTaken) || gcerrors.Code(err) == gcerrors.FailedPrecondition {
		return false
	}
	switch kindOf(err) {
	case "deploy-unreachable", "deploy-overloaded", "":
		return !errors.Is(err, context.Canceled)
	}
	return false
}

// explain says what people can do about an error. Nil stays nil.
func explain(name string, err error) error {
	var told *Error
	var open *openError
	if err == nil || errors.As(err, &told) {
		if told != nil {
			return told
		}
		return nil
	}
	code := kindOf(err)
	switch {
	case errors.Is(err, errMissing):
		code = ""
	case errors.Is(err, context.Canceled):
		code = "deploy-interrupted"
	case code == "" && errors.As(err, &open):
		code = "deploy-open"
	}
	if code == "" {
		return fmt.Errorf("deploying to %s: %w", name, err)
	}
	return &Error{refuse(name, code, said(err)).Problems, err}
}

// credentialsMark is how the SDK of S3 begins to say that it has no credentials.
const credentialsMark = "get credentials"

// said is what a store said, short and in one line.
func said(err error) string {
	text := err.Error()
	var amazon interface{ ErrorMessage() string }
	var network *url.Error
	switch {
	case errors.As(err, &amazon):
		text = codeOf(err) + ": " + amazon.ErrorMessage()
	case errors.As(err, &network):
		text = network.Err.Error()
	}
	if i := strings.Index(text, credentialsMark); i > 0 { // what comes before tells how it was asked
		text = text[i:]
	}
	text = strings.Join(strings.Fields(text), " ")
	if runes := []rune(text); len(runes) > 300 {
		text = string(runes[:300]) + "…"
	}
	return text
}
