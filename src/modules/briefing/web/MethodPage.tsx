import { Anchor } from '@mantine/core';
import { Link } from 'wouter';
import { AcronymList } from '#web/glossary/AcronymList.tsx';
import { GLOSSARY } from '#web/glossary/glossary.ts';
import { placePath, useScope } from '#web/place/scope.ts';
import { usePageTitle } from '#web/shell/use-page-title.ts';
import './text-page.css';

/** "Método": how a number gets here, and what its words mean. */
export function MethodPage() {
  usePageTitle('Método');
  const { territory } = useScope();
  return (
    <div className="v-page">
      <div className="v-text">
        <h1>Método</h1>
        <h2>De dónde sale cada cifra</h2>
        <p>
          Toda cifra se hace con filas de un documento o con una fórmula sobre otras cifras. Al hacer clic en una, se
          abre su prueba: fuente, elaboración, fecha de corte, fórmula con sus entradas, la fila y la celda, y la misma
          cifra en otras ediciones.
        </p>
        <h2>Lo que falta no es cero</h2>
        <p>
          «Sin dato» quiere decir que nadie lo reportó; «no publicado», que la fuente da la lista sin sus cantidades;
          «incompleto», que a la suma le falta un miembro. Un cero aparece solo donde alguien reportó cero.
        </p>
        <h2>La fecha</h2>
        <p>
          Por omisión se muestra lo último de cada sección, con su corte. Al elegir un día se ve lo que se sabía ese
          día: una edición cuenta desde su publicación. Lo que se supo después aparece aparte, marcado «posterior al
          corte».
        </p>
        <h2>Comparar periodos</h2>
        <p>
          Las denuncias de un periodo se siguen registrando después de que termina, así que una cifra recién cortada
          crece. Un cambio se llama «concluyente» solo cuando su intervalo no incluye el cero; con pocos casos se dice
          «no concluyente» y no se imprime un porcentaje. Cifras de dos sistemas distintos no se mezclan en una tabla.
        </p>
        <h2>Comprobaciones</h2>
        <p>
          Lo que la fuente imprime se conserva tal cual. Vigía calcula lo suyo y compara con intervalos de redondeo: dos
          cifras se contradicen solo si ni siquiera redondeadas podrían coincidir. Cada observación dice qué se
          esperaba, la causa más probable y el cambio de una celda que lo arreglaría. Alguien puede corregir la fila o
          aceptar la observación con su motivo. Están en{' '}
          <Anchor component={Link} href={`${placePath(territory)}/calidad`} inherit>
            Calidad
          </Anchor>
          .
        </p>
        <h2>Dos niveles</h2>
        <p>
          La política nacional, las normas, las reglas de los fondos y las estrategias son del Perú y toda región las
          hereda. Una municipalidad provincial gobierna la provincia y presta serenazgo en su distrito capital: por eso
          sus datos pueden aparecer en los dos.
        </p>
        <h2>Siglas</h2>
        <AcronymList text={Object.keys(GLOSSARY).join(' ')} />
      </div>
    </div>
  );
}
