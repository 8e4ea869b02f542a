"""Where the data lies and what the machine allows: read from the environment (`LSP_…`), the same for all entries."""

from __future__ import annotations

from pathlib import Path

from pydantic import Field
from pydantic_settings import BaseSettings, SettingsConfigDict


class Settings(BaseSettings):
    """The settings of this installation."""

    model_config = SettingsConfigDict(env_prefix="LSP_", frozen=True)

    data: Path = Field(default=Path("data"), description="Folder of the store: generations, archive, lock.")
    upload_megabytes: int = Field(default=25, ge=1, le=200, description="Largest workbook that is read.")
    read_seconds: int = Field(default=20, ge=1, le=120, description="Processor seconds that one workbook may take.")
    read_megabytes: int = Field(default=700, ge=256, le=4096, description="Memory that one workbook may take.")
