// What tells the interfaces that are generated for Python's Protocols and abstract classes from others: a .NET object that implements one stays an object in Python,
// whatever else it is, and what its members give are Python's values.
using System.ComponentModel;

namespace Stackless.Runtime.CompilerServices;

/// <summary>Extended by the interface that stands for a Python Protocol or abstract class.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IPythonProtocol;
