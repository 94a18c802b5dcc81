"""Writes observations to a running server (clients/test python starts one) and checks the funnel of them."""

import os
import uuid
from collections.abc import Iterator

import grpc
import protovalidate
import pytest
from google.type.date_pb2 import Date
from google.type.money_pb2 import Money

from marketingmetrics import connect, error_info, v1

DAYS = v1.DateRange(start_date=Date(year=2026, month=3, day=1), end_date=Date(year=2026, month=3, day=2))


@pytest.fixture
def channel() -> Iterator[grpc.Channel]:
    address = os.environ["MARKETING_METRICS_ADDRESS"]
    with connect(address, os.environ.get("MARKETING_METRICS_API_KEY")) as channel:
        yield channel


@pytest.fixture
def workspace(channel: grpc.Channel) -> str:
    request = v1.CreateWorkspaceRequest(workspace_id=f"py-{uuid.uuid4()}")
    return v1.WorkspaceServiceStub(channel).CreateWorkspace(request, timeout=30).workspace.name


def observation(day: int, impressions: int, clicks: int, orders: int, dollars: int) -> v1.Observation:
    return v1.Observation(
        dimensions={"channel": "influencer", "campaign": "spring"},
        period=v1.ObservationPeriod(day=Date(year=2026, month=3, day=day)),
        values=[
            v1.MeasureValue(measure="impressions", count=impressions),
            v1.MeasureValue(measure="clicks", count=clicks),
            v1.MeasureValue(measure="orders", count=orders),
            v1.MeasureValue(measure="revenue", money=Money(currency_code="USD", units=dollars)),
        ],
    )


def test_funnel_of_what_was_written(channel: grpc.Channel, workspace: str) -> None:
    """The influencer campaign of two days: 200,000 impressions, 4,000 clicks, 120 orders, 6,000 USD."""
    written = v1.ChannelDataServiceStub(channel).WriteObservations(
        v1.WriteObservationsRequest(
            parent=workspace,
            source="creator_report",
            observations=[
                observation(1, impressions=150_000, clicks=2_500, orders=70, dollars=3_500),
                observation(2, impressions=50_000, clicks=1_500, orders=50, dollars=2_500),
            ],
        ),
        timeout=30,
    )
    assert written.stored_count == 2

    funnel = v1.FunnelServiceStub(channel).AnalyzeFunnel(
        v1.AnalyzeFunnelRequest(
            parent=workspace, template="influencer", date_range=DAYS, at_least_revision=written.data_revision
        ),
        timeout=30,
    )

    impressions, clicks, orders = funnel.steps
    assert [(step.measure, step.count.numerator.count) for step in funnel.steps] == [
        ("impressions", 200_000),
        ("clicks", 4_000),
        ("orders", 120),
    ]
    assert not impressions.HasField("step_rate")
    assert_rate(clicks.step_rate, 0.02, 0.01939559017740039, 0.020622848470782402)
    assert_rate(orders.step_rate, 0.03, 0.025147812369685964, 0.035754064322633436)
    assert orders.overall_rate.value == pytest.approx(0.0006, abs=1e-12)
    assert funnel.revenue.numerator.money == Money(currency_code="USD", units=6_000)
    assert funnel.revenue_per_last_step.value == pytest.approx(50, abs=1e-12)
    assert funnel.revenue_per_last_step.currency_code == "USD"


def assert_rate(rate: v1.MetricValue, value: float, lower: float, upper: float) -> None:
    found = [rate.value, rate.interval.lower, rate.interval.upper]
    assert found == pytest.approx([value, lower, upper], abs=1e-12)
    assert rate.interval.method == v1.INTERVAL_METHOD_WILSON


def test_reason_of_a_refused_call(channel: grpc.Channel, workspace: str) -> None:
    request = v1.AnalyzeFunnelRequest(parent=workspace, template="telepathy", date_range=DAYS)

    with pytest.raises(grpc.RpcError) as refused:
        v1.FunnelServiceStub(channel).AnalyzeFunnel(request, timeout=30)

    assert refused.value.code() == grpc.StatusCode.INVALID_ARGUMENT
    info = error_info(refused.value)
    assert info is not None
    assert (info.reason, info.domain) == ("UNKNOWN_TEMPLATE", "marketingmetrics.v1")
    assert info.metadata["template"] == "telepathy"


def test_limits_of_the_contract_hold_before_sending() -> None:
    request = v1.AnalyzeFunnelRequest(
        parent="workspaces/acme", template="influencer", date_range=DAYS, confidence_level=0.95
    )
    protovalidate.validate(request)

    request.confidence_level = 2
    (violation,) = protovalidate.collect_violations(request)
    assert violation.proto.rule_id == "double.gte_lte"
