# needs: python3-inflection
import inflection as i
print([i.pluralize(w) for w in "post octopus sheep person mouse quiz status CamelOctopus".split()], [i.singularize(w) for w in "posts octopi matrices people mice statuses".split()], i.camelize("device_type"), i.underscore("HTMLTidyGenerator"), i.titleize("man from the boondocks"), i.parameterize("Donald E. Knuth é"), i.ordinalize(-1021), i.dasherize("a_b"), i.humanize("author_id"), i.tableize("RawScaledScorer"), i.transliterate("älämölö"))
