// Package marketingmetrics is the client of Marketing Metrics: Connect opens a connection, and package v1 below has the
// messages and stubs of the contract.
package marketingmetrics

import (
	"context"
	"net"

	"google.golang.org/grpc"
	"google.golang.org/grpc/credentials"
	"google.golang.org/grpc/credentials/insecure"
)

// Connect opens a connection to target ("host:port") on which every call carries apiKey, unless that is empty. It is
// plaintext on loopback, TLS with the system's roots elsewhere. It connects with the first call, so that a server that
// is not there is found then. options come after those of this function. The caller closes the connection.
func Connect(target, apiKey string, options ...grpc.DialOption) (*grpc.ClientConn, error) {
	transport := credentials.NewTLS(nil)
	if isLoopback(target) {
		transport = insecure.NewCredentials()
	}
	own := []grpc.DialOption{grpc.WithTransportCredentials(transport)}
	if apiKey != "" {
		own = append(own, grpc.WithPerRPCCredentials(bearer(apiKey)))
	}
	return grpc.NewClient(target, append(own, options...)...)
}

func isLoopback(target string) bool {
	host, _, err := net.SplitHostPort(target)
	if err != nil {
		return false
	}
	return host == "localhost" || net.ParseIP(host).IsLoopback()
}

// bearer is an API key that accompanies calls.
type bearer string

func (key bearer) GetRequestMetadata(context.Context, ...string) (map[string]string, error) {
	return map[string]string{"authorization": "Bearer " + string(key)}, nil
}

// RequireTransportSecurity is false for loopback; Connect sees to TLS elsewhere.
func (bearer) RequireTransportSecurity() bool { return false }
