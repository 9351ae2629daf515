# needs: python3-semver
import semver
V = semver.VersionInfo if hasattr(semver, "VersionInfo") else semver.Version
v = V.parse("1.2.3-pre.2+build.4")
print(v, v.bump_minor(), v.bump_prerelease(), v.to_dict() if hasattr(v, "to_dict") else 0, v < V.parse("1.2.3"), max(map(V.parse, ["1.0.0-alpha", "1.0.0-alpha.1", "1.0.0-beta.11", "1.0.0-rc.1"])), v.match(">=1.0.0") if hasattr(v, "match") else 0, hash(v) == hash(V.parse(str(v))))
try:
    V.parse("1.2")
except ValueError as e:
    print(e)
