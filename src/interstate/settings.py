"""What a user sets once: by environment variables with the prefix ``INTERSTATE_``."""

from dataclasses import dataclass, field
from pathlib import Path


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Settings that a command's own options come before.

    Attributes
    ----------
    record
        The record's folder (``INTERSTATE_RECORD``), or ``None``.
    interface
        Language of the pages' own words (``INTERSTATE_INTERFACE``): ``"en"`` or ``"de"``.
    overlay
        A folder of tables laid over the shipped ones (``INTERSTATE_OVERLAY``), or ``None``.
    person
        Who decides when a record is corrected (``INTERSTATE_PERSON``), or ``None``.
    model_key
        What a language model's server lets in with (``INTERSTATE_MODEL_KEY``), or ``None``;
        never shown.
    """

    record: Path | None = None
    interface: str = "en"
    overlay: Path | None = None
    person: str | None = None
    model_key: str | None = field(default=None, repr=False)


def read_settings() -> Settings:
    """Return the settings of the environment.

    Raises
    ------
    UnknownCodeError
        If ``INTERSTATE_INTERFACE`` is no language of the interface.
    """
    from pydantic_settings import BaseSettings, SettingsConfigDict

    from interstate.errors import UnknownCodeError

    class Environment(BaseSettings):
        model_config = SettingsConfigDict(env_prefix="INTERSTATE_", protected_namespaces=())

        record: Path | None = None
        interface: str = "en"
        overlay: Path | None = None
        person: str | None = None
        model_key: str | None = None

    found = Environment()
    if found.interface not in {"en", "de"}:
        raise UnknownCodeError(
            found.interface, kind="interface language (INTERSTATE_INTERFACE)", known=("en", "de")
        )
    return Settings(
        record=found.record,
        interface=found.interface,
        overlay=found.overlay,
        person=found.person or None,
        model_key=found.model_key or None,
    )
