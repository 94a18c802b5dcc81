"""Client of Marketing Metrics: `connect` opens a channel, `v1` has the messages and stubs of the contract."""

from marketingmetrics import v1
from marketingmetrics._connect import connect
from marketingmetrics._errors import error_info

__all__ = ["connect", "error_info", "v1"]
