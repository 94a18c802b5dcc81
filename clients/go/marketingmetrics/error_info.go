package marketingmetrics

import (
	"google.golang.org/genproto/googleapis/rpc/errdetails"
	"google.golang.org/grpc/status"
)

// ErrorInfo returns the typed reason of a failed call, e.g. UNKNOWN_TEMPLATE; v1.ErrorReason lists all. It is nil if
// there is none, which means that the call did not reach the server.
func ErrorInfo(err error) *errdetails.ErrorInfo {
	for _, detail := range status.Convert(err).Details() {
		if info, ok := detail.(*errdetails.ErrorInfo); ok {
			return info
		}
	}
	return nil
}
