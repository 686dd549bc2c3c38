"""S3-compatible storage; keys and secrets come from where boto3 looks for them.

https://docs.aws.amazon.com/boto3/latest/guide/credentials.html
"""

import hashlib
from pathlib import Path, PurePosixPath
from typing import Any

from plugins.core.media_types import content_type
from plugins.kinds.hosting import S3Host
from plugins.publishing.headers import cache_of
from plugins.publishing.hosts.host import PublishingFailed, Traits
from plugins.publishing.hosts.store import bring

_NOT_FOUND = ("NoSuchKey", "404")


class S3:
    """Every object is put whole or not at all, and tells the digest of what it holds."""

    traits = Traits("S3")

    def __init__(self, host: S3Host) -> None:
        try:
            import boto3
            from botocore.exceptions import BotoCoreError, ClientError
        except ImportError:
            raise PublishingFailed(
                "S3 memerlukan boto3: make hosts, atau pip install -e '.[s3]'"
            ) from None
        self.bucket = host.bucket
        self._faults = (BotoCoreError, ClientError)
        self._refused = ClientError
        self._client: Any = boto3.client("s3", endpoint_url=host.endpoint, region_name=host.region)

    def read(self, path: str) -> bytes | None:
        """Return an object."""
        try:
            return bytes(self._client.get_object(Bucket=self.bucket, Key=path)["Body"].read())
        except self._faults as error:
            if isinstance(error, self._refused) and error.response["Error"]["Code"] in _NOT_FOUND:
                return None
            raise self._failed(error) from error

    def publish(self, site: Path) -> None:
        """Put what differs from what the bucket holds."""
        try:
            bring(self, site)
        except self._faults as error:
            raise self._failed(error) from error

    def roll_back(self) -> bool:
        """Return False: without versions the bucket keeps nothing."""
        return False

    def present(self) -> dict[str, str]:
        """Return all objects with their MD5: an ETag is just that where one call put the whole."""
        pages = self._client.get_paginator("list_objects_v2").paginate(Bucket=self.bucket)
        return {
            found["Key"]: found["ETag"].strip('"')
            for page in pages
            for found in page.get("Contents", ())
        }

    def fingerprint(self, file: Path) -> str:
        """Return the MD5, which guards against nothing here and only tells two files apart."""
        with file.open("rb") as stream:
            return hashlib.file_digest(
                stream, lambda: hashlib.md5(usedforsecurity=False)
            ).hexdigest()

    def put(self, path: str, file: Path) -> None:
        """Put one object, with its type and lifetime."""
        with file.open("rb") as body:
            self._client.put_object(
                Bucket=self.bucket,
                Key=path,
                Body=body,
                ContentType=content_type(PurePosixPath(path)),
                CacheControl=cache_of(path),
            )

    def remove(self, path: str) -> None:
        """Delete one object."""
        self._client.delete_object(Bucket=self.bucket, Key=path)

    def _failed(self, error: Exception) -> PublishingFailed:
        return PublishingFailed(
            f"S3 (bucket {self.bucket}): {error}. Yang sudah terkirim tidak dikirim lagi; "
            "ulangi: literasi terbit"
        )
