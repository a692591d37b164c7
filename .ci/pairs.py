"""Prints how many comparison pages a folder of content makes: n(n-1)/2 for each family, in each locale."""

import pathlib
import sys

import yaml

content = pathlib.Path(sys.argv[1])
locales = len(list(content.glob("*/locale.yaml")))
families = [yaml.safe_load(path.read_text()) for path in content.glob("families/*.yaml")]
print(sum(n * (n - 1) // 2 for n in (len(family["codes"]) for family in families)) * locales)
