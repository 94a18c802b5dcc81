"""All messages, enums and stubs of the contract. Generated."""

from marketingmetrics.v1.advice_service_pb2 import *
from marketingmetrics.v1.advice_service_pb2_grpc import AdviceServiceStub as AdviceServiceStub
from marketingmetrics.v1.basis_pb2 import *
from marketingmetrics.v1.benchmark_pb2 import *
from marketingmetrics.v1.benchmark_service_pb2 import *
from marketingmetrics.v1.benchmark_service_pb2_grpc import BenchmarkServiceStub as BenchmarkServiceStub
from marketingmetrics.v1.budget_advice_pb2 import *
from marketingmetrics.v1.campaign_pb2 import *
from marketingmetrics.v1.catalog_service_pb2 import *
from marketingmetrics.v1.catalog_service_pb2_grpc import CatalogServiceStub as CatalogServiceStub
from marketingmetrics.v1.channel_pb2 import *
from marketingmetrics.v1.channel_data_service_pb2 import *
from marketingmetrics.v1.channel_data_service_pb2_grpc import ChannelDataServiceStub as ChannelDataServiceStub
from marketingmetrics.v1.comparison_pb2 import *
from marketingmetrics.v1.comparison_service_pb2 import *
from marketingmetrics.v1.comparison_service_pb2_grpc import ComparisonServiceStub as ComparisonServiceStub
from marketingmetrics.v1.data_selection_pb2 import *
from marketingmetrics.v1.definition_pb2 import *
from marketingmetrics.v1.dimension_pb2 import *
from marketingmetrics.v1.email_advice_pb2 import *
from marketingmetrics.v1.error_reason_pb2 import *
from marketingmetrics.v1.event_pb2 import *
from marketingmetrics.v1.event_funnel_pb2 import *
from marketingmetrics.v1.event_service_pb2 import *
from marketingmetrics.v1.event_service_pb2_grpc import EventServiceStub as EventServiceStub
from marketingmetrics.v1.explanation_pb2 import *
from marketingmetrics.v1.falsifier_pb2 import *
from marketingmetrics.v1.funnel_pb2 import *
from marketingmetrics.v1.funnel_service_pb2 import *
from marketingmetrics.v1.funnel_service_pb2_grpc import FunnelServiceStub as FunnelServiceStub
from marketingmetrics.v1.glossary_pb2 import *
from marketingmetrics.v1.glossary_service_pb2 import *
from marketingmetrics.v1.glossary_service_pb2_grpc import GlossaryServiceStub as GlossaryServiceStub
from marketingmetrics.v1.interval_pb2 import *
from marketingmetrics.v1.leak_advice_pb2 import *
from marketingmetrics.v1.metric_pb2 import *
from marketingmetrics.v1.metric_value_pb2 import *
from marketingmetrics.v1.null_reason_pb2 import *
from marketingmetrics.v1.observation_pb2 import *
from marketingmetrics.v1.own_benchmark_pb2 import *
from marketingmetrics.v1.period_pb2 import *
from marketingmetrics.v1.priority_advice_pb2 import *
from marketingmetrics.v1.quantity_pb2 import *
from marketingmetrics.v1.report_pb2 import *
from marketingmetrics.v1.session_pb2 import *
from marketingmetrics.v1.simulation_pb2 import *
from marketingmetrics.v1.source_pb2 import *
from marketingmetrics.v1.trend_pb2 import *
from marketingmetrics.v1.warning_pb2 import *
from marketingmetrics.v1.workspace_service_pb2 import *
from marketingmetrics.v1.workspace_service_pb2_grpc import WorkspaceServiceStub as WorkspaceServiceStub
