package marketingmetrics_test

import (
	"context"
	"crypto/rand"
	"errors"
	"math"
	"os"
	"strings"
	"testing"
	"time"

	"buf.build/go/protovalidate"
	"google.golang.org/genproto/googleapis/type/date"
	"google.golang.org/genproto/googleapis/type/money"
	"google.golang.org/grpc"
	"google.golang.org/grpc/codes"
	"google.golang.org/grpc/status"
	"google.golang.org/protobuf/proto"

	"marketingmetrics.org/clients/go/marketingmetrics"
	v1 "marketingmetrics.org/clients/go/marketingmetrics/v1"
)

// The influencer campaign of two days: 200,000 impressions, 4,000 clicks, 120 orders, 6,000 USD.
func TestFunnelOfWhatWasWritten(t *testing.T) {
	ctx, connection := connect(t)
	workspace := createWorkspace(ctx, t, connection)

	written, err := v1.NewChannelDataServiceClient(connection).WriteObservations(ctx, &v1.WriteObservationsRequest{
		Parent: workspace,
		Source: "creator_report",
		Observations: []*v1.Observation{
			observation(1, 150_000, 2_500, 70, 3_500),
			observation(2, 50_000, 1_500, 50, 2_500),
		},
	})
	if err != nil {
		t.Fatal(err)
	}
	if written.GetStoredCount() != 2 {
		t.Fatalf("stored %d observations, want 2", written.GetStoredCount())
	}

	funnel, err := v1.NewFunnelServiceClient(connection).AnalyzeFunnel(ctx, &v1.AnalyzeFunnelRequest{
		Parent:          workspace,
		Funnel:          &v1.AnalyzeFunnelRequest_Template{Template: "influencer"},
		DateRange:       &v1.DateRange{StartDate: march(1), EndDate: march(2)},
		AtLeastRevision: written.GetDataRevision(),
	})
	if err != nil {
		t.Fatal(err)
	}

	if len(funnel.GetSteps()) != 3 {
		t.Fatalf("%d steps, want 3: %v", len(funnel.GetSteps()), funnel)
	}
	impressions, clicks, orders := funnel.GetSteps()[0], funnel.GetSteps()[1], funnel.GetSteps()[2]
	for measure, step := range map[string]*v1.FunnelStep{"impressions": impressions, "clicks": clicks, "orders": orders} {
		if step.GetMeasure() != measure {
			t.Errorf("step is %s, want %s", step.GetMeasure(), measure)
		}
	}
	near(t, "impressions", float64(impressions.GetCount().GetNumerator().GetCount()), 200_000)
	near(t, "clicks", float64(clicks.GetCount().GetNumerator().GetCount()), 4_000)
	near(t, "orders", float64(orders.GetCount().GetNumerator().GetCount()), 120)
	near(t, "CTR", clicks.GetStepRate().GetValue(), 0.02)
	near(t, "CTR lower", clicks.GetStepRate().GetInterval().GetLower(), 0.01939559017740039)
	near(t, "CTR upper", clicks.GetStepRate().GetInterval().GetUpper(), 0.020622848470782402)
	near(t, "CVR", orders.GetStepRate().GetValue(), 0.03)
	near(t, "CVR lower", orders.GetStepRate().GetInterval().GetLower(), 0.025147812369685964)
	near(t, "CVR upper", orders.GetStepRate().GetInterval().GetUpper(), 0.035754064322633436)
	near(t, "overall", orders.GetOverallRate().GetValue(), 0.0006)
	near(t, "revenue", float64(funnel.GetRevenue().GetNumerator().GetMoney().GetUnits()), 6_000)
	near(t, "AOV", funnel.GetRevenuePerLastStep().GetValue(), 50)
	if currency := funnel.GetRevenuePerLastStep().GetCurrencyCode(); currency != "USD" {
		t.Errorf("AOV is in %q, want USD", currency)
	}
}

func TestReasonOfARefusedCall(t *testing.T) {
	ctx, connection := connect(t)

	_, err := v1.NewFunnelServiceClient(connection).AnalyzeFunnel(ctx, &v1.AnalyzeFunnelRequest{
		Parent:    createWorkspace(ctx, t, connection),
		Funnel:    &v1.AnalyzeFunnelRequest_Template{Template: "telepathy"},
		DateRange: &v1.DateRange{StartDate: march(1), EndDate: march(2)},
	})

	if code := status.Code(err); code != codes.InvalidArgument {
		t.Errorf("code is %v, want InvalidArgument: %v", code, err)
	}
	info := marketingmetrics.ErrorInfo(err)
	if info.GetReason() != "UNKNOWN_TEMPLATE" || info.GetDomain() != "marketingmetrics.v1" {
		t.Errorf("error info is %v", info)
	}
	if info.GetMetadata()["template"] != "telepathy" {
		t.Errorf("metadata is %v", info.GetMetadata())
	}
}

func TestLimitsOfTheContractHoldBeforeSending(t *testing.T) {
	request := &v1.AnalyzeFunnelRequest{
		Parent:          "workspaces/acme",
		Funnel:          &v1.AnalyzeFunnelRequest_Template{Template: "influencer"},
		DateRange:       &v1.DateRange{StartDate: march(1), EndDate: march(2)},
		ConfidenceLevel: proto.Float64(0.95),
	}
	if err := protovalidate.Validate(request); err != nil {
		t.Error(err)
	}

	request.ConfidenceLevel = proto.Float64(2)
	var invalid *protovalidate.ValidationError
	if err := protovalidate.Validate(request); !errors.As(err, &invalid) {
		t.Fatalf("error is %v, want a ValidationError", err)
	}
	if rule := invalid.Violations[0].Proto.GetRuleId(); len(invalid.Violations) != 1 || rule != "double.gte_lte" {
		t.Errorf("violations are %v", invalid)
	}
}

func connect(t *testing.T) (context.Context, *grpc.ClientConn) {
	t.Helper()
	address := os.Getenv("MARKETING_METRICS_ADDRESS")
	if address == "" {
		t.Fatal("MARKETING_METRICS_ADDRESS is not set; run clients/test go, which starts a server")
	}
	connection, err := marketingmetrics.Connect(address, os.Getenv("MARKETING_METRICS_API_KEY"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = connection.Close() })
	ctx, cancel := context.WithTimeout(t.Context(), 30*time.Second)
	t.Cleanup(cancel)
	return ctx, connection
}

func createWorkspace(ctx context.Context, t *testing.T, connection *grpc.ClientConn) string {
	t.Helper()
	created, err := v1.NewWorkspaceServiceClient(connection).CreateWorkspace(ctx, &v1.CreateWorkspaceRequest{
		WorkspaceId: "go-" + strings.ToLower(rand.Text()),
	})
	if err != nil {
		t.Fatal(err)
	}
	return created.GetWorkspace().GetName()
}

func observation(day int32, impressions, clicks, orders, dollars int64) *v1.Observation {
	count := func(measure string, value int64) *v1.MeasureValue {
		return &v1.MeasureValue{Measure: measure, Value: &v1.MeasureValue_Count{Count: value}}
	}
	return &v1.Observation{
		Dimensions: map[string]string{"channel": "influencer", "campaign": "spring"},
		Period:     &v1.ObservationPeriod{Period: &v1.ObservationPeriod_Day{Day: march(day)}},
		Values: []*v1.MeasureValue{
			count("impressions", impressions),
			count("clicks", clicks),
			count("orders", orders),
			{Measure: "revenue", Value: &v1.MeasureValue_Money{Money: &money.Money{CurrencyCode: "USD", Units: dollars}}},
		},
	}
}

func march(day int32) *date.Date {
	return &date.Date{Year: 2026, Month: 3, Day: day}
}

func near(t *testing.T, what string, got, want float64) {
	t.Helper()
	if math.Abs(got-want) > 1e-12*math.Max(1, math.Abs(want)) {
		t.Errorf("%s is %v, want %v", what, got, want)
	}
}
