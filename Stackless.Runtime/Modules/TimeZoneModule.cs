// _time_zone: the machine's time zone, for the library's half of time. https://docs.python.org/3/library/time.html
namespace Stackless.Runtime;

[PyModule("_time_zone")]
static partial class TimeZoneModule
{
    /// <summary>(seconds east of Greenwich, 1 in summer time, the zone's name) at a moment, in the zone of a name or the machine's.</summary>
    [PyFunction("offset")]
    internal static Value Offset(ThreadState ts, long seconds, Value name = default)
    {
        const long first = -62135596800, last = 253402300799;
        if (seconds is < first or > last)
        {
            return ts.Raise(BuiltinTypes.OverflowError, "timestamp out of range for platform time_t");
        }
        var zone = name.Object is PyStr id && TimeZoneInfo.TryFindSystemTimeZoneById(id.Text, out var named) ? named : TimeZoneInfo.Local;
        var moment = DateTimeOffset.FromUnixTimeSeconds(seconds);
        var isSummer = zone.IsDaylightSavingTime(moment);
        return new Value(PyTuple.Of(Value.Int((long)zone.GetUtcOffset(moment).TotalSeconds), Value.Int(isSummer ? 1 : 0), Value.Str(NameOf(zone, isSummer))));
    }

    /// <summary>Whether the machine has a zone of that name.</summary>
    [PyFunction("is_known")]
    internal static bool IsKnown(string name) => TimeZoneInfo.TryFindSystemTimeZoneById(name, out _);

    /// <summary>(name in winter, name in summer).</summary>
    [PyFunction("names")]
    internal static Value Names() => new(PyTuple.Of(Value.Str(NameOf(TimeZoneInfo.Local, false)), Value.Str(NameOf(TimeZoneInfo.Local, true))));

    static string NameOf(TimeZoneInfo zone, bool isSummer) => zone.BaseUtcOffset == TimeSpan.Zero && !zone.SupportsDaylightSavingTime
        ? "UTC"
        : isSummer ? zone.DaylightName : zone.StandardName;
}
