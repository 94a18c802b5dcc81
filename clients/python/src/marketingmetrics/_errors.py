"""Reads why a call failed."""

from collections.abc import Iterable
from typing import Any

import grpc
from google.rpc.error_details_pb2 import ErrorInfo
from grpc_status import rpc_status


def error_info(error: grpc.RpcError) -> ErrorInfo | None:
    """Returns the typed reason of a failed call, e.g. `UNKNOWN_TEMPLATE`; `v1.ErrorReason` lists all.

    None if there is none, which means that the call did not reach the server.
    """
    status = rpc_status.from_call(error) if isinstance(error, grpc.Call) else None
    details: Iterable[Any] = status.details if status else ()
    for detail in details:
        info = ErrorInfo()
        if detail.Unpack(info):
            return info
    return None
