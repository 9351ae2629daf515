// A set of names that scopes change on their way in and put back on their way out: each change is noted, and undone in reverse. So what is
// visible in a scope costs what the scope adds, not a copy of everything around it for each of its children. Used by ScopeAnalyzer.
namespace Stackless.Compiler.Binding;

sealed class ScopedNames
{
    readonly HashSet<string> _names = [];
    readonly List<Change> _changes = [];

    sealed record Change(string Name, bool WasAdded);

    /// <summary>Where things stand now, for <see cref="UndoTo"/>.</summary>
    public int Mark => _changes.Count;

    public bool Contains(string name) => _names.Contains(name);

    public void Add(string name)
    {
        if (_names.Add(name))
        {
            _changes.Add(new Change(name, true));
        }
    }

    public void Remove(string name)
    {
        if (_names.Remove(name))
        {
            _changes.Add(new Change(name, false));
        }
    }

    public void UndoTo(int mark)
    {
        for (var i = _changes.Count - 1; i >= mark; i--)
        {
            if (_changes[i].WasAdded)
            {
                _names.Remove(_changes[i].Name);
            }
            else
            {
                _names.Add(_changes[i].Name);
            }
        }

        _changes.RemoveRange(mark, _changes.Count - mark);
    }
}
