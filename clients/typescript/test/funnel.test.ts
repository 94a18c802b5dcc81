import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { test } from "node:test";
import { create, type MessageInitShape } from "@bufbuild/protobuf";
import { createValidator } from "@bufbuild/protovalidate";
import { Code, ConnectError, connect, createClient, errorInfo } from "marketingmetrics";
import {
  AnalyzeFunnelRequestSchema,
  ChannelDataService,
  FunnelService,
  type ObservationSchema,
  WorkspaceService,
} from "marketingmetrics/v1";

const address = process.env.MARKETING_METRICS_ADDRESS;
assert(address, "MARKETING_METRICS_ADDRESS is not set; run clients/test typescript, which starts a server");
const transport = connect(address, process.env.MARKETING_METRICS_API_KEY);
const dateRange = { startDate: march(1), endDate: march(2) };

// The influencer campaign of two days: 200,000 impressions, 4,000 clicks, 120 orders, 6,000 USD.
test("the funnel of what was written", { timeout: 30_000 }, async () => {
  const parent = await createWorkspace();
  const written = await createClient(ChannelDataService, transport).writeObservations({
    parent,
    source: "creator_report",
    observations: [observation(1, 150_000n, 2_500n, 70n, 3_500n), observation(2, 50_000n, 1_500n, 50n, 2_500n)],
  });
  assert.equal(written.storedCount, 2);

  const funnel = await createClient(FunnelService, transport).analyzeFunnel({
    parent,
    funnel: { case: "template", value: "influencer" },
    dateRange,
    atLeastRevision: written.dataRevision,
  });

  assert.deepEqual(
    funnel.steps.map((step) => [step.measure, step.count?.numerator?.value.value]),
    [["impressions", 200_000n], ["clicks", 4_000n], ["orders", 120n]],
  );
  const [, clicks, orders] = funnel.steps;
  near(clicks?.stepRate?.value, 0.02);
  near(clicks?.stepRate?.interval?.lower, 0.01939559017740039);
  near(clicks?.stepRate?.interval?.upper, 0.020622848470782402);
  near(orders?.stepRate?.value, 0.03);
  near(orders?.stepRate?.interval?.lower, 0.025147812369685964);
  near(orders?.stepRate?.interval?.upper, 0.035754064322633436);
  near(orders?.overallRate?.value, 0.0006);
  near(funnel.revenue?.value, 6_000);
  near(funnel.revenuePerLastStep?.value, 50);
  assert.equal(funnel.revenuePerLastStep?.currencyCode, "USD");
});

test("the reason of a refused call", { timeout: 30_000 }, async () => {
  const parent = await createWorkspace();
  const call = createClient(FunnelService, transport).analyzeFunnel({
    parent,
    funnel: { case: "template", value: "telepathy" },
    dateRange,
  });

  await assert.rejects(call, (error) => {
    assert.equal(ConnectError.from(error).code, Code.InvalidArgument);
    const info = errorInfo(error);
    assert.equal(info?.reason, "UNKNOWN_TEMPLATE");
    assert.equal(info.domain, "marketingmetrics.v1");
    assert.equal(info.metadata.template, "telepathy");
    return true;
  });
});

test("limits of the contract hold before sending", () => {
  const request = create(AnalyzeFunnelRequestSchema, {
    parent: "workspaces/acme",
    funnel: { case: "template", value: "influencer" },
    dateRange,
    confidenceLevel: 0.95,
  });
  assert.equal(createValidator().validate(AnalyzeFunnelRequestSchema, request).kind, "valid");

  request.confidenceLevel = 2;
  const result = createValidator().validate(AnalyzeFunnelRequestSchema, request);
  assert.deepEqual(result.violations?.map((violation) => violation.ruleId), ["double.gte_lte"]);
});

async function createWorkspace(): Promise<string> {
  const created = await createClient(WorkspaceService, transport).createWorkspace({ workspaceId: `ts-${randomUUID()}` });
  assert(created.workspace);
  return created.workspace.name;
}

function observation(
  day: number,
  impressions: bigint,
  clicks: bigint,
  orders: bigint,
  dollars: bigint,
): MessageInitShape<typeof ObservationSchema> {
  return {
    dimensions: { channel: "influencer", campaign: "spring" },
    period: { period: { case: "day", value: march(day) } },
    values: [
      { measure: "impressions", value: { case: "count", value: impressions } },
      { measure: "clicks", value: { case: "count", value: clicks } },
      { measure: "orders", value: { case: "count", value: orders } },
      { measure: "revenue", value: { case: "money", value: { currencyCode: "USD", units: dollars } } },
    ],
  };
}

function march(day: number) {
  return { year: 2026, month: 3, day };
}

function near(got: number | undefined, want: number): void {
  assert(got !== undefined && Math.abs(got - want) <= 1e-12 * Math.max(1, want), `${got} is not ${want}`);
}
