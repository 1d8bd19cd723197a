"""API blocks: today's (a specification, a path, a method) and the legacy ones that say everything themselves."""

from tests.support.dialect.draw import Draw, Maker
from tests.support.dialect.inlines import phrase
from tests.support.dialect.text import fence

SPEC = "https://exemple.fr/openapi.json"
METHODS = ("get", "post", "put", "delete")
PLACES = ("path", "query", "header", "body")


def _specified(tag: str, attributes: str) -> str:
    return f"{{% {tag} {attributes} %}}\n[OpenAPI exemple]({SPEC})\n{{% end{tag} %}}"


def _openapi(draw: Draw) -> str:
    return _specified("openapi", f'src="{SPEC}" path="/{draw.word()}/{{id}}" method="{draw.pick(METHODS)}"')


def _operation(draw: Draw) -> str:
    attributes = f'spec="exemple" path="/v2/{draw.word()}" method="{draw.pick(METHODS)}"'
    return _specified("openapi-operation", attributes)


def _schemas(draw: Draw) -> str:
    return _specified("openapi-schemas", f'spec="exemple" schemas="{draw.word()},{draw.word()}" grouped="true"')


def _webhook(draw: Draw) -> str:
    return _specified("openapi-webhook", f'spec="exemple" name="{draw.some()}" method="post"')


def _swagger(draw: Draw) -> str:
    opening = (
        f'{{% swagger method="{draw.pick(METHODS)}" path="/{draw.word()}" baseUrl="https://exemple.fr" '
        f'summary="{draw.some()}" %}}'
    )
    parts = [_part("swagger-description", "", draw)]
    parts += [_parameter(draw) for _ in range(draw.rng.randint(0, 3))]
    parts += [_response(draw) for _ in range(draw.rng.randint(0, 2))]
    return "\n".join([opening, "\n\n".join(parts), "{% endswagger %}"])


def _part(tag: str, attributes: str, draw: Draw) -> str:
    return f"{{% {tag}{attributes} %}}\n{phrase(draw)}\n{{% end{tag} %}}"


def _parameter(draw: Draw) -> str:
    required = draw.pick(("", ' required="true"', ' required="false"'))
    attributes = f' in="{draw.pick(PLACES)}" name="{draw.word()}" type="string"{required}'
    return _part("swagger-parameter", attributes, draw)


def _response(draw: Draw) -> str:
    tag, status = "swagger-response", draw.pick(("200: OK", "404: Not Found"))
    opening = f'{{% {tag} status="{status}" description="{draw.some()}" %}}'
    return f"{opening}\n{fence(draw)}\n{{% end{tag} %}}"


API = tuple(
    Maker(name, make, ("liquid",))
    for name, make in (
        ("openapi", _openapi),
        ("openapi-operation", _operation),
        ("openapi-schemas", _schemas),
        ("openapi-webhook", _webhook),
        ("swagger", _swagger),
    )
)
