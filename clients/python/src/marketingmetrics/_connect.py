"""Opens a channel to a server."""

import ipaddress
from collections.abc import Callable
from typing import Any, NamedTuple

import grpc


def connect(target: str, api_key: str | None = None) -> grpc.Channel:
    """Opens a channel to `target` ("host:port") on which every call carries `api_key`.

    Plaintext on loopback, TLS with the system's roots elsewhere. Connects with the first call, so that a server that is
    not there is found then. Close it, or use it as a context manager.
    """
    channel = (
        grpc.insecure_channel(target)
        if _is_loopback(target)
        else grpc.secure_channel(target, grpc.ssl_channel_credentials())
    )
    return grpc.intercept_channel(channel, _Bearer(api_key)) if api_key else channel


def _is_loopback(target: str) -> bool:
    host = target.rpartition(":")[0].strip("[]")
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


class _CallDetails(NamedTuple):
    method: str
    timeout: float | None
    metadata: list[tuple[str, str | bytes]]
    credentials: grpc.CallCredentials | None
    wait_for_ready: bool | None
    compression: grpc.Compression | None


class _Bearer(
    grpc.UnaryUnaryClientInterceptor,
    grpc.UnaryStreamClientInterceptor,
    grpc.StreamUnaryClientInterceptor,
    grpc.StreamStreamClientInterceptor,
):
    """Adds the key to a call of any kind. (gRPC's own call credentials refuse to travel without TLS.)"""

    def __init__(self, api_key: str) -> None:
        self._header = ("authorization", f"Bearer {api_key}")

    def _intercept(self, proceed: Callable[..., Any], details: Any, request: Any) -> Any:
        metadata = [*(details.metadata or ()), self._header]
        return proceed(
            _CallDetails(
                details.method,
                details.timeout,
                metadata,
                details.credentials,
                details.wait_for_ready,
                details.compression,
            ),
            request,
        )

    intercept_unary_unary: Any = _intercept
    intercept_unary_stream: Any = _intercept
    intercept_stream_unary: Any = _intercept
    intercept_stream_stream: Any = _intercept
