// By this name the ahead-of-time compiler knows what to leave to the JIT; .NET's own attribute is not public. It stands at the methods of the platform that most processes never ask: compiled
// ahead of time they would be more of every program than its own code.
namespace System.Runtime;

[AttributeUsage(AttributeTargets.Method | AttributeTargets.Constructor)]
sealed class BypassReadyToRunAttribute : Attribute
{
}
