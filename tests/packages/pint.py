# needs: python3-pint python3-packaging
import pint
u = pint.UnitRegistry()
d = 24.0 * u.meter; print(d.to("inch"), (d / (8 * u.second)).to("km/hour"), u("3 feet + 2 inch").to_base_units(), (3 * u.kg * u.m / u.s ** 2).to("newton"), f"{d:~P} {d:.3fLx}", u.Quantity(25, "degC").to("degF"), d.dimensionality, u.parse_expression("2 * pi * hertz"), (5 * u.byte).to("bit"), u.get_compatible_units("[time]") and True, (1 * u.mile).to_compact(), (0.00123 * u.m).to_compact(), u.Quantity("1 eV").to("joule"))
for f in lambda: d + 3 * u.second, lambda: u("xyz"), lambda: d.to("kg"):
    try:
        f()
    except Exception as e:
        print(type(e).__name__, e)
